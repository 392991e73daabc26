/**
 * Ties every footnote to the place that carries its marker. A marker that a converter left as a bare figure is accepted
 * only where the next expected footnote number stands directly behind a word or a full stop; it is then taken out of the text.
 */
import { anchor, anchorPlaces, anchorsIn, withoutAnchors } from './characters';
import type { Masthead } from './masthead';
import type { DraftItem, DraftParagraph } from './outline';
import type { Structure } from './structure';

export interface TiedFootnote {
  marker: string;
  text: string;
  /** Id without the symbol, or null when no place carries the marker. */
  anchor: string | null;
  /** Where the marker stands in the text of the carrier, in UTF-16 code units; null where only the carrier is known. */
  at: number | null;
}

export function anchorFootnotes(structure: Structure, masthead: Masthead): TiedFootnote[] {
  const places: (DraftParagraph | DraftItem)[] = [...structure.outline.paragraphs, ...structure.outline.items].sort(
    (a, b) => a.line - b.line,
  );
  if (structure.footnotes.length > 0) markBareFigures(structure, places);
  const used = new Set<string>();
  const owners = new Map<string, { id: string; at: number }[]>();
  for (const place of places)
    for (const { marker, at } of anchorPlaces(place.text))
      owners.set(marker, [...(owners.get(marker) ?? []), { id: place.id, at }]);
  const inMasthead = new Set([
    ...structure.masthead.flatMap((line) => anchorsIn(line.text)),
    ...(masthead.agendaItem?.footnote ? [masthead.agendaItem.footnote] : []),
  ]);
  const seen = new Map<string, number>();
  return structure.footnotes.map((footnote) => {
    const time = seen.get(footnote.marker) ?? 0;
    seen.set(footnote.marker, time + 1);
    used.add(footnote.marker);
    const carriers = owners.get(footnote.marker) ?? [];
    const tied =
      inMasthead.has(footnote.marker) && time === 0
        ? { id: 'title', at: null }
        : (carriers[time] ?? carriers[carriers.length - 1] ?? null);
    const text = withoutAnchors(footnote.text);
    return { marker: footnote.marker, text, anchor: tied?.id ?? null, at: tied?.at ?? null };
  });
}

/** "resources.1 The", "territories, 1/ as well", "Nations 2 and": figures that are the next expected footnote marker. */
function markBareFigures(structure: Structure, places: (DraftParagraph | DraftItem)[]): void {
  const numeric = structure.footnotes.map((footnote) => footnote.marker).filter((marker) => /^\d+$/.test(marker));
  const carried = new Set(places.flatMap((place) => anchorsIn(place.text)));
  const wanted = numeric.filter((marker) => !carried.has(marker));
  if (wanted.length === 0) return;
  let next = 0;
  for (const place of places) {
    for (let guard = 0; guard < 40 && next < wanted.length; guard += 1) {
      const marker = wanted[next] ?? '';
      const glued = new RegExp(
        `(\\p{L}{2,}|[.,;:)”"»’])${marker}(?=[\\s.,;:)]|$)|(?<=\\S)\\s${marker}\\s?/(?=[\\s.,;)]|$)`,
        'u',
      ).exec(place.text);
      if (glued === null || (glued[1] !== undefined && /[\d/]$/.test(place.text.slice(0, glued.index)))) break;
      const keep = glued[1] ?? '';
      place.text =
        place.text.slice(0, glued.index) + keep + anchor(marker) + place.text.slice(glued.index + glued[0].length);
      next += 1;
    }
  }
}
