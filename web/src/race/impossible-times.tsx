import { useAnswer } from "../answers.js";
import type { ImpossibleTimes as Times } from "../api-types.js";
import { DoorNumber } from "../marks/door.js";
import { drawerHref } from "../router.js";

/** Documents whose time cannot be right, where there are any: how many, and why, by example. */
export function ImpossibleTimes() {
  const { data } = useAnswer<Times>("/api/race/times");
  if (!data || data.documents.count === 0) return null;
  return (
    <section class="quarantine" aria-labelledby="impossible-title">
      <h2 id="impossible-title">Times that cannot be right</h2>
      <p class="section-question">
        <DoorNumber door={data.documents} of="time cannot be right" unit={["document has", "documents have"]} /> one. Each stands as it
        came, and was moved nowhere.
      </p>
      <ul class="plain">
        {data.examples.map(({ document, sentence }) => (
          <li key={`${document} ${sentence}`}>
            <a href={drawerHref(document)} data-keep-scroll>
              {document}
            </a>
            : {sentence}
          </li>
        ))}
      </ul>
    </section>
  );
}
