/**
 * British and American spellings of one word, by rule: criminalisation and criminalization, organised and organized,
 * behaviour and behavior. Pure; a form that no text has does no harm.
 */

/** Endings that are exchanged, each way; what stands before them must have the given length at least. */
const ENDINGS: [british: RegExp, american: RegExp, british: string, american: string][] = [
  [
    /^([a-z]{3,})is(e|ed|es|ing|er|ers|ation|ations|able)$/,
    /^([a-z]{3,})iz(e|ed|es|ing|er|ers|ation|ations|able)$/,
    '$1is$2',
    '$1iz$2',
  ],
  [/^([a-z]{3,})ys(e|ed|es|ing)$/, /^([a-z]{3,})yz(e|ed|es|ing)$/, '$1ys$2', '$1yz$2'],
  [
    /^([a-z]{3,})our(s|ed|ing|able|al|ally|ful|hood|hoods)?$/,
    /^([a-z]{3,})or(s|ed|ing|able|al|ally|ful|hood|hoods)?$/,
    '$1our$2',
    '$1or$2',
  ],
  [/^([a-z]{3,})tre(s)?$/, /^([a-z]{3,})ter(s)?$/, '$1tre$2', '$1ter$2'],
  [/^([a-z]{3,})ence(s)?$/, /^([a-z]{3,})ense(s)?$/, '$1ence$2', '$1ense$2'],
  [/^([a-z]{3,})ogue(s)?$/, /^([a-z]{3,})og(s)?$/, '$1ogue$2', '$1og$2'],
  [
    /^([a-z]{2,}[aeiou])ll(ed|ing|er|ers|ist|ists|ation)$/,
    /^([a-z]{2,}[aeiou])l(ed|ing|er|ers|ist|ists|ation)$/,
    '$1ll$2',
    '$1l$2',
  ],
  [/^([a-z]{3,})ramme(s)?$/, /^([a-z]{3,})ram(s)?$/, '$1ramme$2', '$1ram$2'],
  [/^([a-z]{2,})ae([a-z]{2,})$/, /^([a-z]{2,})e([a-z]{2,})$/, '$1ae$2', '$1e$2'],
];
/** Too many words have an "e" inside for it to stand for an "ae". */
const ONE_WAY = ENDINGS.length - 1;

/** The other spellings of a word, without the word itself. */
export function spellings(word: string): string[] {
  const lower = word.toLowerCase();
  const found = ENDINGS.flatMap(([british, american, toBritish, toAmerican], at) => [
    ...(british.test(lower) ? [lower.replace(british, toAmerican)] : []),
    ...(at !== ONE_WAY && american.test(lower) ? [lower.replace(american, toBritish)] : []),
  ]);
  return [...new Set(found)].filter((other) => other !== lower);
}

/** One spelling of a word that has two by the most regular of the rules: what names are compared by. */
export function oneSpelling(word: string): string {
  const rule = REGULAR.find(([british]) => british.test(word));
  return rule ? word.replace(rule[0], rule[3]) : word;
}
/** The endings in -ise, -yse and -our: so spelled, a word is hardly ever another one or a slip. */
const REGULAR = ENDINGS.slice(0, 3);
