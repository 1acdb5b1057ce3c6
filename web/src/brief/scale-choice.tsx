import { query, withParameters } from "../router.js";

export type ScaleChoice = "own" | "one";

/** Whether each brand is drawn on its own scale (its shape) or all on one (its size): a part of the address. */
export function scaleChoice(): ScaleChoice {
  return query.value.get("scale") === "one" ? "one" : "own";
}

export function ScaleSwitch() {
  const chosen = scaleChoice();
  return (
    <p class="switch">
      <span>Drawn</span>
      {(["own", "one"] as const).map((choice) => (
        <a
          key={choice}
          href={withParameters({ scale: choice === "own" ? null : "one" })}
          aria-current={chosen === choice ? "true" : undefined}
          data-keep-scroll
          data-replace
        >
          {choice === "own" ? "each brand on its own scale" : "all on one scale"}
        </a>
      ))}
    </p>
  );
}
