/**
 * What kind of list each list element belongs to: preliminary recommendations, agenda, documentation, or just a list.
 * Only a list that the text presents as recommendations or suggestions of States makes recommendations of its elements.
 */
import { withoutAnchors } from './characters';
import type { DraftItem, DraftParagraph, Outline } from './outline';
import type { ItemKind } from './types';

const PRESENTS =
  /\b(?:compilation of (?:the )?suggestions|suggestions made by (?:Member )?States|preliminary (?:recommendations|conclusions)|following (?:preliminary |draft |agreed )?(?:recommendations|conclusions|suggestions)|(?:recommendations|conclusions|suggestions) (?:and \p{Ll}+ )?(?:were|are|is) (?:made|adopted|agreed|submitted|listed|as follows)|recommended that|recommended the following|recommandations suivantes|siguientes recomendaciones)\b|следующие рекомендации|التوصيات التالية|下列建议/iu;
const HEADING =
  /\b(?:recommendations?|conclusions? and recommendations?|suggestions|recommandations|recomendaciones)\b|рекомендаци|التوصيات|توصيات|建议/iu;

export function itemKinds(
  outline: Outline,
  agenda: ReadonlySet<DraftItem>,
  documentation: ReadonlySet<DraftItem>,
): Map<DraftItem, ItemKind> {
  const paragraphs = new Map(
    outline.paragraphs.map((paragraph): [string, DraftParagraph] => [paragraph.id, paragraph]),
  );
  const presents = new Map<string, boolean>();
  const out = new Map<DraftItem, ItemKind>();
  for (const item of outline.items) {
    if (agenda.has(item)) out.set(item, 'agenda');
    else if (documentation.has(item)) out.set(item, 'documentation');
    else if (item.parent !== null) out.set(item, 'sub-item');
    else {
      const known = presents.get(item.container) ?? presentsRecommendations(paragraphs.get(item.container));
      presents.set(item.container, known);
      out.set(item, known && item.scheme === 'other' ? 'recommendation' : 'item');
    }
  }
  return out;
}

function presentsRecommendations(paragraph: DraftParagraph | undefined): boolean {
  if (paragraph === undefined) return false;
  const text = withoutAnchors(paragraph.text);
  if (PRESENTS.test(text)) return true;
  return paragraph.titles.some((title) => HEADING.test(title)) && /[:：]$/.test(text);
}
