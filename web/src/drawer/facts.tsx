import type { ComponentChildren } from "preact";
import type { DocumentDetail } from "../api-types.js";
import { documentsHref } from "../filter.js";
import { count, counted } from "../numbers.js";
import { drawerHref, query, withParameters } from "../router.js";
import { gradeNote, instant, when } from "../times.js";
import { axisNames, copyKindWords, gradeWords, labelWord, languageName } from "../words.js";
import { RacePart } from "./race-part.js";
import { SideBySide } from "./side-by-side.js";
import { webAddress } from "./web-address.js";

function Outside({ url }: { url: string }) {
  const href = webAddress(url);
  if (!href) return <span class="address">{url}</span>;
  return (
    <a class="address" href={href} target="_blank" rel="noopener noreferrer">
      {url}
      <span class="unseen"> (opens the original in a new tab)</span>
    </a>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div class="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Mentions({ detail }: { detail: DocumentDetail }) {
  const byEntity = new Map<string, { name: string; entity: string | null; kind: string; written: Set<string>; times: number }>();
  for (const mention of detail.mentions) {
    const key = mention.entity ?? `unlisted ${mention.text.toLowerCase()}`;
    const found = byEntity.get(key) ?? {
      name: mention.name || mention.text,
      entity: mention.entity,
      kind: mention.kind,
      written: new Set<string>(),
      times: 0,
    };
    found.written.add(mention.text);
    found.times += 1;
    byEntity.set(key, found);
  }
  if (byEntity.size === 0) return null;
  return (
    <section class="facts-part">
      <h3>Names in it</h3>
      <ul class="plain">
        {[...byEntity.values()].map((mention) => {
          const written = [...mention.written].filter((text) => text !== mention.name);
          const field = mention.kind === "brand" ? "brand" : "product";
          return (
            <li key={mention.entity ?? mention.name}>
              {mention.entity ? (
                <a href={documentsHref({ [field]: mention.entity })} class="door">
                  {mention.name}
                </a>
              ) : (
                mention.name
              )}{" "}
              <small>
                {mention.entity ? mention.kind : "not in the catalogue"}
                {written.length > 0 && `, written ${written.map((text) => `“${text}”`).join(", ")}`}
                {mention.times > 1 && `, ${mention.times} times`}
              </small>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Said({ detail }: { detail: DocumentDetail }) {
  return (
    <>
      {detail.aspects.length > 0 && (
        <section class="facts-part">
          <h3>Opinions</h3>
          <ul class="plain">
            {detail.aspects.map((aspect) => (
              <li key={`${aspect.start} ${aspect.aspect}`}>
                <b>{aspect.aspect}</b>, {aspect.polarity}: <q>{aspect.quote}</q>
              </li>
            ))}
          </ul>
        </section>
      )}
      {detail.claims.length > 0 && (
        <section class="facts-part">
          <h3>Claims</h3>
          <ul class="plain">
            {detail.claims.map((claim) => (
              <li key={`${claim.start} ${claim.attribute} ${claim.value}`}>
                <b>{claim.attribute}</b> of {claim.product}: {claim.value}, {claim.certainty}
                {claim.by ? ` by ${claim.by}` : " by the writer"}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

const copiesAtMost = 12;

function Copies({ detail }: { detail: DocumentDetail }) {
  if (detail.copyLinks.length === 0 && detail.copies === 0) return null;
  const beside = query.value.get("beside");
  return (
    <section class="facts-part">
      <h3>Copies</h3>
      <p>
        {detail.copyOf && "This one repeats an earlier document. "}
        {!detail.copyOf && detail.copies > 0 && "This is the earliest of them in what we saw. "}
        {(detail.copyOf || detail.copies > 0) && (
          <a class="door" href={documentsHref({ copies_of: detail.copyOf ?? detail.id })}>
            Open it and its copies in the list
          </a>
        )}
      </p>
      <ul class="plain">
        {detail.copyLinks.slice(0, copiesAtMost).map((copy) => (
          <li key={`${copy.id} ${copy.kind}`}>
            <a href={drawerHref(copy.id)} data-keep-scroll data-replace>
              {copy.author || "author unknown"}, {copy.source}
            </a>{" "}
            <small>
              {copyKindWords[copy.kind] ?? copy.kind}, {Math.round(copy.score * 100)} % alike, {when(copy.time)}
            </small>{" "}
            <a href={withParameters({ beside: beside === copy.id ? null : copy.id })} data-keep-scroll data-replace>
              {beside === copy.id ? "close" : "side by side"}
              <span class="unseen"> with {copy.author || "an unknown author"}</span>
            </a>
            {beside === copy.id && <SideBySide a={detail.id} b={copy.id} />}
          </li>
        ))}
      </ul>
      {detail.copyLinks.length > copiesAtMost && <p class="quiet">and {count(detail.copyLinks.length - copiesAtMost)} more</p>}
    </section>
  );
}

function Origin({ detail }: { detail: DocumentDetail }) {
  const note = gradeNote(detail.time);
  const extra = Object.entries(detail.extra);
  return (
    <section class="facts-part">
      <h3>Where it comes from</h3>
      <dl class="fact-list">
        <Fact name="Time">
          {when(detail.time)} <small>{note || gradeWords[detail.time.grade]}</small>
        </Fact>
        {detail.url && (
          <Fact name="Original">
            <Outside url={detail.url} />
          </Fact>
        )}
        {detail.author && (
          <Fact name="Account">
            <a class="door" href={documentsHref({ author: `${detail.source}/${detail.author}` })}>
              {detail.author}
            </a>{" "}
            <small>on {detail.source}</small>
          </Fact>
        )}
        {detail.publication && <Fact name="Outlet">{detail.publication}</Fact>}
        {detail.client && <Fact name="Posted with">{detail.client}</Fact>}
        {detail.forum && <Fact name="Forum">{detail.forum}</Fact>}
        {detail.product && <Fact name="Product page">{detail.product}</Fact>}
        {detail.rating !== null && <Fact name="Rating">{detail.rating}</Fact>}
        {detail.replyTo && <Fact name="In reply to">{detail.replyTo}</Fact>}
        <Fact name="Language">{languageName(detail.lang)}</Fact>
        {detail.links.length > 0 && (
          <Fact name="Links in it">
            {detail.links.map((link) => (
              <span key={link} class="fact-line">
                <Outside url={link} />
              </span>
            ))}
          </Fact>
        )}
        <Fact name="File">
          <span class="address">{detail.file}</span>, line {count(detail.line)}
        </Fact>
        <Fact name="Id">
          <span class="address">{detail.id}</span>
        </Fact>
      </dl>
      {extra.length > 0 && (
        <details class="raw">
          <summary>{counted(extra.length, "field")} kept as they came</summary>
          <dl class="fact-list">
            {extra.map(([name, value]) => (
              <Fact key={name} name={name}>
                <span class="address">{typeof value === "string" ? value : JSON.stringify(value)}</span>
              </Fact>
            ))}
          </dl>
        </details>
      )}
    </section>
  );
}

function History({ detail }: { detail: DocumentDetail }) {
  if (detail.corrections.length === 0) return null;
  return (
    <section class="facts-part">
      <h3>Corrections</h3>
      <ul class="plain">
        {detail.corrections.map((correction) => (
          <li key={correction.id} class={correction.undone ? "undone" : ""}>
            {axisNames[correction.axis] ?? correction.axis}: {labelWord(correction.axis, correction.label)}{" "}
            <small>
              {correction.by}, {instant(correction.at)}
              {correction.undone && ", undone"}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Everything else that is known of a document. */
export function Facts({ detail }: { detail: DocumentDetail }) {
  return (
    <div class="facts">
      <Said detail={detail} />
      <Mentions detail={detail} />
      {detail.group && (
        <section class="facts-part">
          <h3>Belongs to</h3>
          <ul class="plain">
            {detail.group && (
              <li>
                <a class="door" href={documentsHref({ group: detail.group })}>
                  a synchronised group
                </a>
              </li>
            )}
          </ul>
        </section>
      )}
      <Copies detail={detail} />
      <RacePart id={detail.id} hasStory={detail.story !== null} />
      <Origin detail={detail} />
      <History detail={detail} />
    </div>
  );
}
