/**
 * Whether a report ends in the middle of a sentence, as a file does that was cut off. Looks at the last paragraph or
 * list element alone.
 */
import { withoutAnchors } from './characters';
import type { Outline } from './outline';
import type { Remark } from './repair-numbers';
import { isOpenEnded, isTerminated, wordCount } from './sentences';

export const BROKEN_OFF = 'The text breaks off in the middle of a sentence: the file may be cut off.';

/** The remark for a text that breaks off, or null. Lists end without a full stop often enough; paragraphs do not. */
export function brokenOff(outline: Outline): Remark | null {
  const paragraph = outline.paragraphs[outline.paragraphs.length - 1];
  const item = outline.items[outline.items.length - 1];
  const inList = item !== undefined && (paragraph === undefined || item.line > paragraph.line);
  const last = inList ? item : paragraph;
  if (last === undefined) return null;
  const after = [...outline.sections.slice(-1), ...outline.rows.slice(-1), ...outline.documentation.slice(-1)];
  if (after.some(({ line }) => line > last.line)) return null;
  // A page number or footnote marker may have stuck to the last full stop.
  const text = withoutAnchors(last.text).replace(/(?<=[.;:])\s?\d{1,3}$/, '');
  if (isTerminated(text) || wordCount(text) < 4) return null;
  const open = isOpenEnded(text) || (!inList && text.length > 60 && /[\p{L}\p{N}]$/u.test(text));
  return open ? { line: last.line, what: BROKEN_OFF } : null;
}
