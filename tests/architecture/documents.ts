/** Compares what ARCHITECTURE.md says of the house with the house. */

/**
 * The rooms that the document names: folders of `src/`, written as `src/NAME` in running text, or as the first word of a line,
 * `NAME/`, under a line `src/` in a drawn tree.
 */
export function roomsNamed(markdown: string): Set<string> {
  const rooms = new Set([...markdown.matchAll(/\bsrc\/([a-z][a-z-]*)\b(?!\.\w)/g)].map((match) => match[1] as string));
  for (const [, block = ''] of markdown.matchAll(/```[^\n]*\n([\s\S]*?)```/g)) {
    let inside: number | null = null;
    for (const line of block.split('\n')) {
      const indent = /^[\s│├└─]*/.exec(line)?.[0].length ?? 0;
      if (/^[\s│├└─]*src\/(?:\s|$)/.test(line)) inside = indent;
      else if (inside !== null && line.trim() !== '' && indent <= inside) inside = null;
      else if (inside !== null) {
        for (const [, room] of line.matchAll(/(?:^|[\s│├└─,·])([a-z][a-z-]*)\/(?=[\s,·]|$)/g))
          rooms.add(room as string);
      }
    }
  }
  return rooms;
}
