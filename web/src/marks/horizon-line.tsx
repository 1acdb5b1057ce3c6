import { labelWord } from "../words.js";

/** A horizon's texture: rumoured dotted, announced dashed, released solid; no sign is no line but a gap between two stops. */
export function HorizonLine({ horizon, width = 26 }: { horizon: string; width?: number }) {
  return (
    <svg class={`horizon-line horizon-${horizon}`} viewBox={`0 0 ${width} 6`} width={width} height="6" aria-hidden="true" focusable="false">
      <line x1="1.5" x2={width - 1.5} y1="3" y2="3" />
    </svg>
  );
}

export function HorizonName({ horizon }: { horizon: string }) {
  return (
    <span class="horizon-name">
      <HorizonLine horizon={horizon} />
      {labelWord("horizon", horizon)}
    </span>
  );
}
