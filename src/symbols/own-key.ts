/**
 * Keys of ours for resolutions and decisions that have no symbol, because only the report of their commission prints
 * them: `CCPCJ/RES/26/4`. Kept apart from the finder, so that a page of ours can ask without loading it.
 */

/** The commissions whose resolutions have no symbol; the finder concludes the same ones from words. */
const OWN_KEY = /^(?:CCPCJ|CND|CSW)\/(?:RES|DEC)\/(\d{1,3}\/\d{1,3})$/;

/** True for a key of ours, which no document carries and no address opens. */
export const isOwnKey = (key: string): boolean => OWN_KEY.test(key);

/** The number in our key of a resolution (`26/4`), null for a decision's and for a symbol of the United Nations. */
export const ownResolutionNumber = (key: string): string | null =>
  key.includes('/RES/') ? (OWN_KEY.exec(key)?.[1] ?? null) : null;
