/**
 * The agenda of the meeting: which list of the document it is, and its items. An agenda is known by its heading or by the
 * paragraph that adopts it; other numbered lists stay lists.
 */
import { withoutAnchors } from './characters';
import { AGENDA_HEADING } from './language';
import type { DraftItem, DraftParagraph, Outline } from './outline';
import type { AgendaItem } from './types';

const ADOPTS =
  /\b(?:(?:provisional |following |draft |annotated )?agenda\b[^.]{0,60}[:：]$|adopted (?:its|the) (?:following )?(?:provisional )?agenda|ordre du jour[^.]{0,60}[:：]$|(?:programa|temario)[^.]{0,60}[:：]$)|повестк\p{L}+ дня[^.]{0,60}[:：]$|جدول الأعمال[^.]{0,60}[:：]$|议程[^。]{0,20}[:：]$/iu;

/** The list elements that are agenda items, and the paragraph that prints them (`agenda` for a heading). */
export function findAgenda(outline: Outline): { items: Set<DraftItem>; entries: AgendaItem[] } {
  const container = agendaContainer(outline);
  if (container === null) return { items: new Set(), entries: [] };
  const items = outline.items.filter((item) => item.container === container);
  const entries = items
    .filter((item) => item.parent === null || item.parent.parent === null)
    .map((item) => ({
      item: item.parent === null ? item.label : `${item.parent.label} ${item.label}`,
      title: withoutAnchors(item.text).replace(/[.;:؛。；：]+$/, ''),
      source: container,
    }));
  return { items: new Set(items), entries };
}

function agendaContainer(outline: Outline): string | null {
  for (const paragraph of outline.paragraphs) {
    if (isAgendaLeadIn(paragraph, outline)) return paragraph.id;
  }
  return outline.items.some((item) => item.container === 'agenda') ? 'agenda' : null;
}

function isAgendaLeadIn(paragraph: DraftParagraph, outline: Outline): boolean {
  const text = withoutAnchors(paragraph.text);
  const listed = outline.items.some((item) => item.container === paragraph.id && item.scheme === 'number');
  if (!listed) return false;
  return ADOPTS.test(text) || (/[:：]$/.test(text) && paragraph.titles.some((title) => AGENDA_HEADING.test(title)));
}
