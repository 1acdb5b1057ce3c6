import type { Brief } from "../api-types.js";
import { count } from "../numbers.js";

/** A sentence in which commands stand between backticks. */
function WithCommands({ text }: { text: string }) {
  return <>{text.split("`").map((part, index) => (index % 2 === 1 ? <code key={part}>{part}</code> : part))}</>;
}

/** What there is too little data to say: how much there is, how much is needed, and the next step. */
export function CannotSay({ questions }: { questions: Brief["insufficient"] }) {
  if (questions.length === 0) return <p class="quiet">Every question of this brief has enough documents to be answered.</p>;
  return (
    <ul class="cannot">
      {questions.map((item) => (
        <li key={item.question}>
          <span class="cannot-meter" aria-hidden="true">
            <span style={{ width: `${Math.min(100, item.need > 0 ? (item.have / item.need) * 100 : 0)}%` }} />
          </span>
          <div>
            <p class="cannot-question">{item.question}</p>
            <p class="cannot-next">
              {count(item.have)} of the {count(item.need)} documents needed: <WithCommands text={item.next} />
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
