/**
 * The notice that stands wherever preliminary recommendations do, on every face.
 * Its wording follows E/CN.15/2018/12, paras. 9 and 10.
 */
import { t } from '../platform/i18n';

export function PreliminaryNotice() {
  return <p class="notice">{t('preliminaryNotice')}</p>;
}
