import type { BrandStanding } from "../api-types.js";
import { DoorNumber } from "../marks/door.js";
import { ScrollRegion } from "../marks/scroll-region.js";
import { VoiceKey, VoiceName } from "../marks/voice-mark.js";
import { count } from "../numbers.js";
import { removedWords, stepMeaning, stepNames, voiceMeaning, voices } from "../words.js";
import { ScaleSwitch, scaleChoice } from "./scale-choice.js";
import { isRemoval, stacked, type WaterfallBar, waterfallBars } from "./waterfall-geometry.js";

/** Up to here the columns stand beside the side head; up to the second figure over the whole page; beyond it two by two, each with its own labels. */
const besideHeadAtMost = 3;
const sideBySideAtMost = 6;

const part = (value: number) => `${(value * 100).toFixed(3)}%`;

function Bar({ bar, standing }: { bar: WaterfallBar; standing: BrandStanding }) {
  return (
    <span class="fall-bars" aria-hidden="true">
      {bar.kind === "whole" ? (
        <VoiceStack standing={standing} width={bar.end} />
      ) : (
        <>
          {bar.shadowEnd > bar.end && <span class="fall-shadow" style={{ left: part(bar.end), width: part(bar.shadowEnd - bar.end) }} />}
          {bar.end > bar.start && (
            <span class={`fall-bar fall-${bar.step}`} style={{ left: part(bar.start), width: part(bar.end - bar.start) }} />
          )}
        </>
      )}
      {bar.connector !== null && (
        <span class={`fall-connector ${bar.end > bar.start ? "" : "fall-connector-through"}`} style={{ left: part(bar.connector) }} />
      )}
    </span>
  );
}

/** All mentions, parted by voice: what the removals below work on. */
function VoiceStack({ standing, width }: { standing: BrandStanding; width: number }) {
  const counts = voices.map((voice) => standing.voices[voice]?.count ?? 0);
  const total = counts.reduce((sum, value) => sum + value, 0);
  return (
    <span class="fall-stack" style={{ width: part(width) }}>
      {stacked(counts, total).map(([start, end], index) => (
        <span key={voices[index]} class={`fall-voice tone-${voices[index]}`} style={{ left: part(start), width: part(end - start) }} />
      ))}
    </span>
  );
}

function Column({ standing, scale }: { standing: BrandStanding; scale: number }) {
  const counts = standing.steps.map(({ step, left, removed }) => ({ step, left: left.count, removed: removed?.count ?? null }));
  const bars = waterfallBars(counts, scale);
  return (
    <section class={`fall-column ${standing.ours ? "ours" : ""}`} aria-label={standing.name}>
      <h3 class="fall-name">
        {standing.name}
        {standing.ours && <span class="ours-word">ours</span>}
      </h3>
      <ol class="fall-rows">
        {standing.steps.map((step, index) => {
          const bar = bars[index];
          const removal = isRemoval(step.step);
          return (
            <li key={step.step} class={`fall-row fall-row-${step.step} ${removal ? "fall-row-removal" : "fall-row-kept"}`}>
              <span class="fall-own-label">{stepNames[step.step]}</span>
              {bar && <Bar bar={bar} standing={standing} />}
              <span class="fall-number">
                {removal && step.removed ? (
                  <>
                    <DoorNumber
                      door={step.removed}
                      sign={step.removed.count > 0 ? "−" : ""}
                      of={`${standing.name}, ${removedWords[step.removed.filter.removed ?? "copies"]}`}
                    />
                    <DoorNumber door={step.left} class="fall-left" of={`${standing.name}, left after this step`} />
                  </>
                ) : (
                  <>
                    <DoorNumber door={step.left} of={`${standing.name}, ${stepNames[step.step].toLowerCase()}`} />
                    {step.removed && (
                      <DoorNumber
                        door={step.removed}
                        class="fall-left"
                        sign={step.removed.count > 0 ? "−" : ""}
                        of={`${standing.name}, ${removedWords[step.removed.filter.removed ?? "talk"]}`}
                      />
                    )}
                  </>
                )}
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** The share-of-voice waterfall, a column a brand: what each step takes out of all mentions until only first-hand is left. */
export function Waterfall({ standings }: { standings: BrandStanding[] }) {
  const largest = Math.max(...standings.map((standing) => standing.steps[0]?.left.count ?? 0));
  const scale = scaleChoice();
  const steps = standings[0]?.steps ?? [];
  const crowd = standings.length > sideBySideAtMost ? "fall-many" : standings.length > besideHeadAtMost ? "fall-full" : "";
  return (
    <figure class={`fall ${crowd}`} style={{ "--brands": String(standings.length) }}>
      <div class="fall-grid">
        <div class="fall-labels" aria-hidden="true">
          <span class="fall-name fall-name-blank">.</span>
          {steps.map(({ step }) => (
            <span key={step} class={`fall-label fall-row-${step}`}>
              <b class={step === "first_hand" || step === "specific" ? "first-hand-word" : undefined}>
                {isRemoval(step) ? "− " : ""}
                {stepNames[step]}
              </b>
              <small>{stepMeaning[step]}</small>
            </span>
          ))}
        </div>
        {standings.map((standing) => (
          <Column key={standing.brand} standing={standing} scale={scale === "one" ? largest : (standing.steps[0]?.left.count ?? 0)} />
        ))}
      </div>
      <figcaption class="figure-foot">
        <ScaleSwitch />
        <VoiceKey />
        <span>Small figures: what is left after a removal, and what falls away at each step below it.</span>
      </figcaption>
    </figure>
  );
}

/** All mentions by voice: the key to the marks, and a door for each. */
export function VoiceTable({ standings }: { standings: BrandStanding[] }) {
  return (
    <ScrollRegion label="All mentions by voice">
      <table class="ledger voice-table">
        <caption>All mentions by voice</caption>
        <thead>
          <tr>
            <th scope="col">Voice</th>
            {standings.map((standing) => (
              <th key={standing.brand} scope="col" class="number">
                {standing.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {voices.map((voice) => (
            <tr key={voice}>
              <th scope="row">
                <VoiceName voice={voice} /> <small class="voice-meaning">{voiceMeaning[voice]}</small>
              </th>
              {standings.map((standing) => {
                const door = standing.voices[voice] ?? { count: 0, filter: { brand: standing.brand, voice } };
                const all = standing.steps[0]?.left.count ?? 0;
                return (
                  <td key={standing.brand} class="number">
                    <span class="cell-bar" aria-hidden="true">
                      <span class={`tone-${voice}`} style={{ width: part(all > 0 ? door.count / all : 0) }} />
                    </span>
                    <DoorNumber door={door} of={`${standing.name}, voice ${voice}`} />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">All mentions</th>
            {standings.map((standing) => (
              <td key={standing.brand} class="number">
                {count(standing.steps[0]?.left.count ?? 0)}
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </ScrollRegion>
  );
}
