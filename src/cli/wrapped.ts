/** Narrower than this nothing can be read; a terminal that does not know its width says 0. */
const leastWidth = 40;

/**
 * A text as lines of at most `wanted` characters (40 at least), broken between words where it can be; its own line ends stay.
 * @param indent spaces before what follows a break
 */
export function wrapped(text: string, wanted: number, indent = 0): string[] {
  const width = Math.max(leastWidth, wanted);
  return text.split("\n").flatMap((line) => {
    const lines: string[] = [];
    let rest = line;
    while (rest.length > width) {
      const space = rest.lastIndexOf(" ", width);
      const at = space > indent + (width - indent) / 2 ? space : width;
      lines.push(rest.slice(0, at).trimEnd());
      rest = " ".repeat(indent) + rest.slice(at).trimStart();
    }
    return [...lines, rest];
  });
}
