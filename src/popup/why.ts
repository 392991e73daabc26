/** Why something was found, in words. */
import { t } from '../platform/i18n';
import type { Reason } from '../search/types';

/** One reason; empty for words that stand in the text as typed: the marks say that. */
export function reasonOf(reason: Reason): string {
  switch (reason.name) {
    case 'synonym':
      return t('whySynonym', reason.asked, reason.found);
    case 'slip':
      return t('whySlip', reason.asked, reason.found);
    case 'missing':
      return t('whyMissing', reason.asked);
    case 'word':
      if (reason.field === 'title') return t('whyTitle', reason.asked);
      if (reason.field === 'section') return t('whySection', reason.asked);
      return reason.field === 'people' ? t('whyPeople', reason.asked) : '';
  }
}
