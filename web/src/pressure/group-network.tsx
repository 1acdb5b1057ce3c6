import { useMemo } from "preact/hooks";
import type { PressureGroup } from "../api-types.js";
import { accountHref, edgeHref } from "./addresses.js";
import { layOut } from "./layout.js";

const width = 640;
const height = 420;
const margin = 46;
/** More members than this are a crowd in which no name can be read. */
const namedMembers = 40;
/** More than this are not drawn one by one. */
const drawnMembers = 250;
const drawnTies = 4000;

/** A group's members and the ties between them; a line opens the posts behind it, an account those who act with it. */
export function GroupNetwork({ group }: { group: PressureGroup }) {
  const members = group.members.slice(0, drawnMembers);
  const ties = group.ties.filter(({ a, b }) => a < members.length && b < members.length).slice(0, drawnTies);
  const places = useMemo(() => {
    const positions = layOut({ nodes: members.length, a: ties.map(({ a }) => a), b: ties.map(({ b }) => b) });
    return stretched(positions, members.length);
  }, [group]);
  const at = (member: number) => places[member] ?? { x: width / 2, y: height / 2 };
  const most = Math.max(1, ...ties.map(({ observed }) => observed));
  const names = members.map(({ name }) => (name.length > 22 ? `${name.slice(0, 21)}…` : name));
  const labels = members.length <= namedMembers ? placeLabels(places, names) : [];
  return (
    <figure class="group-network">
      <svg viewBox={`0 0 ${width} ${height}`}>
        <title>{`${members.length} accounts and ${ties.length} ties between them`}</title>
        {ties.map((tie) => {
          const from = at(tie.a);
          const to = at(tie.b);
          const names = `${members[tie.a]?.name} and ${members[tie.b]?.name}: ${tie.observed} together, ${tie.expected.toFixed(2)} expected`;
          const line = { x1: from.x, y1: from.y, x2: to.x, y2: to.y };
          return (
            <a
              key={`${tie.a} ${tie.b}`}
              href={edgeHref(members[tie.a]?.account ?? "", members[tie.b]?.account ?? "")}
              class="tie"
              aria-label={names}
              tabIndex={-1}
            >
              <title>{names}</title>
              <line {...line} class="tie-reach" />
              <line {...line} class="tie-line" stroke-width={0.8 + (2.6 * tie.observed) / most} />
            </a>
          );
        })}
        {members.map((member, i) => {
          const { x, y } = at(i);
          const label = labels[i];
          return (
            <a key={member.account} href={accountHref(member.account)} class="member" aria-label={member.name}>
              <title>{`${member.name}: ${member.joint.count} of ${member.all.count} posts together`}</title>
              <circle cx={x} cy={y} r={label ? 6 : 3.5} />
              {label && (
                <text class="member-name" x={label.x} y={label.y} text-anchor={label.anchor}>
                  {label.text}
                </text>
              )}
            </a>
          );
        })}
      </svg>
      <figcaption class="quiet">
        A line is a tie beyond chance, as wide as the acts behind it; it opens the posts side by side.
        {group.members.length > members.length && ` The ${members.length} most active of ${group.members.length} members are drawn.`}
      </figcaption>
    </figure>
  );
}

/** Positions stretched to the figure. */
function stretched(positions: Float32Array, nodes: number): { x: number; y: number }[] {
  const xs = Array.from({ length: nodes }, (_, i) => positions[2 * i] ?? 0);
  const ys = Array.from({ length: nodes }, (_, i) => positions[2 * i + 1] ?? 0);
  const place = (value: number, values: number[], from: number, to: number) => {
    const least = Math.min(...values);
    const span = Math.max(...values) - least;
    return span === 0 ? (from + to) / 2 : from + ((value - least) / span) * (to - from);
  };
  return xs.map((x, i) => ({ x: place(x, xs, margin, width - margin), y: place(ys[i] ?? 0, ys, margin / 2, height - margin / 2) }));
}

interface Label {
  x: number;
  y: number;
  anchor: "start" | "end" | "middle";
  text: string;
}

/** About the width of a letter and the height of a line, in the drawing's units. */
const letter = 6.8;
const line = 15;

/** A name beside its account, on the side where it covers the least. */
function placeLabels(places: readonly { x: number; y: number }[], names: readonly string[]): Label[] {
  const taken = places.map(({ x, y }) => ({ left: x - 7, right: x + 7, top: y - 7, bottom: y + 7 }));
  return places.map(({ x, y }, i) => {
    const text = names[i] ?? "";
    const sides: Label[] = [
      { x: x + 10, y: y + 4, anchor: "start", text },
      { x: x - 10, y: y + 4, anchor: "end", text },
      { x, y: y - 11, anchor: "middle", text },
      { x, y: y + 20, anchor: "middle", text },
    ];
    const boxOf = ({ x: from, y: foot, anchor }: Label) => {
      const long = text.length * letter;
      const left = anchor === "start" ? from : anchor === "end" ? from - long : from - long / 2;
      return { left, right: left + long, top: foot - line * 0.8, bottom: foot + line * 0.2 };
    };
    const covers = (label: Label) => {
      const box = boxOf(label);
      const outside = box.left < 0 || box.right > width || box.top < 0 || box.bottom > height ? 10 : 0;
      return (
        outside +
        taken.filter((other) => box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom).length
      );
    };
    const best = sides.reduce((least, side) => (covers(side) < covers(least) ? side : least));
    taken.push(boxOf(best));
    return best;
  });
}
