/**
 * Keys of ours for resolutions and decisions that have no symbol, because only the report of their commission prints
 * them: `CCPCJ/RES/26/4`. Kept apart from the finder, so that a page of ours can ask without loading it.
 */

/** The commissions whose resolutions have no symbol; the finder concludes the same ones from words. */
const OWN_KEY = /^(?:CCPCJ|CND|CSW)\/(?:RES|DEC)\/(\d{1,3}\/\d{1,3})$/;

/** True for a key of ours, which no document carries and no address opens. */
export const isOwnKey = (key: string): boolean => OWN_KEY.test(key);

/** The number in a key of ours (`26/4`), null for a symbol of the United Nations. */
export const ownKeyNumber = (key: string): string | null => OWN_KEY.exec(key)?.[1] ?? null;
