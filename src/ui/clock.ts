/** Times of day as the interface writes them. */
import { uiTag } from '../platform/i18n';

/** `moment` in ms since 1970, as hours and minutes of the reader's own clock; Latin digits, as everywhere. */
export function timeOfDay(moment: number): string {
  return new Intl.DateTimeFormat(uiTag(), { hour: 'numeric', minute: '2-digit', numberingSystem: 'latn' }).format(
    moment,
  );
}
