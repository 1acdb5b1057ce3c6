/**
 * A text as lines of at most `width` characters, broken between words where it can be; its own line ends stay.
 * @param indent spaces before what follows a break
 */
export function wrapped(text: string, width: number, indent = 0): string[] {
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
