import type { ComponentChildren } from "preact";

/** The head of a column of figures, which stand flush right. */
export function NumberHead({ children }: { children: ComponentChildren }) {
  return (
    <th scope="col" class="number">
      {children}
    </th>
  );
}
