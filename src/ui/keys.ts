/** Keys by the words that stand on keyboards; the same in every language. */
export const KEY_NAMES = { Alt: 'Alt', Control: 'Ctrl', Shift: 'Shift' } as const;
