/**
 * The compact set of leading elements that the finder anchors on: what may stand before the first slash and,
 * where the letters alone are too common (`A`, `S`, `CD`), what may follow it.
 * Names and sources stand in `data/catalogue/bodies.json`; a test holds the two together.
 */
import { isFigure, isSmall } from './chars';

/** A year as symbols print it, and a running number long enough to be one on its own. */
const YEAR = '(?:19[4-9]|20[0-4])\\d/';
const LONG = '\\d{3,5}(?![\\d%])';

/** Lines of `ROOT,ROOT pattern`: the pattern is tried just after the slash. Without one any part of a symbol may follow. */
const TABLE = `A (?:3[1-9]|[4-9]\\d)/|RES/|C\\.?\\d|(?:CN|AC|CONF)[./]|${LONG}|DEC/|PV\\.|INF|BUR|HC?RC?/|E?S-\\d|SPC/|WG|PFPAD|L\\.|NGO|PET
S ${YEAR}|RES ?/|PV\\.|PRST|${LONG}|INF|A(?:genda|GENDA)|[AP]C\\.|C\\.\\d|L\\.|BUR|COM\\.
E RES/|DEC/|SR\\.|INF|L\\.|CN[./]|C\\.\\d|CONF[./]|AC\\.|NGO|ICEF/|INCB|HL|FFDF|PFII|ES?C(?:E|AP?|WA)/|ECLAC|CEPAL|LC|TAC|HR/|OB\\.|PV\\.|${YEAR}|${LONG}
T RES/|(?:PET|COM|PV|L|AC|OBS)\\.|INF
ST [A-Z]{2,12}/
CCPR,CERD,CEDAW,CAT,CRC,CMW,CRPD,CED CO?/|C?SP|OP|NGO|WG
CAC COSP
NPT CONF
ATT CSP
AT DEC/
TRANS WP|SC\\.
CD,CCD,ENDC,DC,TD,DP,ID [A-Z]|\\d+/|${LONG}
BWC,HS,LC [A-Z]+[./]|${YEAR}
HRC (?:RES|DEC|PRST|S-\\d)|\\d\\d/
CCW,TPNW,UNU,UNODC,UNCTAD,UNFCCC,UNECE,CBD,ICCD,CCM,APLC,UNFSA,HR,HRI,CTOC,JIU,LOS [A-Z]{2}
PBC,ISBA,ICC-ASP,ACC,ICJ \\d
FCCC,UNEP,ECE,ESCAP,ESCWA,ECAFE,ECA,ECLAC,CEPAL,UNDP,UNFPA,UNW,UNIFEM,INSTRAW,UNIDIR,UNICRI,UNITAR,UNRISD,UNSSC,UNRWA,UNESOB,IPBES,HSP,WFP,WFC,SPLOS,CLCS,CEB,PCNICC,SAICM,OPS,FPA`;

/** Roots whose name misses or adds letters, with what the catalogue writes. */
export const ALIASES: Record<string, string> = { UNFCCC: 'FCCC', UNECE: 'ECE', HRC: 'A/HRC' };

const roots = new Map<string, RegExp>();
/** Those of up to six letters by {@link addLetter}, as places in {@link patterns}: quicker found than a string is cut out. */
const numbered = new Map<number, number>();
const patterns: RegExp[] = [];
const aliases = new Set<number>();
for (const line of TABLE.split('\n')) {
  const names = line.split(' ', 1)[0] as string;
  const pattern = new RegExp(`(?:${line.slice(names.length + 1) || '[A-Z0-9]'})`, 'y');
  patterns.push(pattern);
  for (const name of names.split(',')) {
    roots.set(name, pattern);
    let number = 0;
    for (let i = name.length; i--; ) number = addLetter(number, name.charCodeAt(i));
    if (name in ALIASES) aliases.add(number);
    else if (name.length < 7) numbered.set(number, patterns.length - 1);
  }
}

/** The number of a word with one more capital letter at its front. */
export function addLetter(number: number, code: number): number {
  return number * 27 + code - 0x40;
}

/** For {@link allows}: the leading element of that number; undefined if there is none of up to six letters, or an alias. */
export const rootNumber = (number: number): number | undefined => numbered.get(number);

/** True when the leading element of that number is written otherwise in a key. */
export const isAlias = (number: number): boolean => aliases.has(number);

/** Letters and figures before another character, at most, that are looked up. */
const LOOK = 5;
/** Answers given before: a page says `A/RES/` over and over, and asking a pattern takes longer than all the rest. */
const SLOTS = 512;
const asked = new Float64Array(SLOTS);
const answers: boolean[] = [];

/** {@link mayFollow} for a {@link rootNumber}. */
export function allows(root: number, text: string, index: number): boolean {
  // All that the pattern looks at as one number below 2 ** 53, and a place for the answer.
  let key = root + 1;
  let slot = root;
  let at = index;
  let code: number;
  let word: boolean;
  do {
    code = text.charCodeAt(at++);
    word = isFigure(code) || isSmall(code | 0x20);
    key = key * 128 + code;
    slot = slot * 31 + code;
    // `C.3`, `S-23`: the figure counts too.
  } while (
    code < 0x80 &&
    at - index <= LOOK &&
    (word || (at - index > 1 && (code === 0x2e || code === 0x2d || code === 0x20)))
  );
  const pattern = patterns[root] as RegExp;
  const ask = (): boolean => {
    pattern.lastIndex = index;
    return pattern.test(text);
  };
  if (word || code > 0x7f) return ask();
  slot &= SLOTS - 1;
  if (asked[slot] !== key) {
    asked[slot] = key;
    answers[slot] = ask();
  }
  return answers[slot] as boolean;
}

/** True when `letters` is a leading element. */
export const isRoot = (letters: string): boolean => roots.has(letters);

/** All leading elements, for tests. */
export const allRoots = (): string[] => [...roots.keys()];

/** True when what stands at `index` of `s` (just after the slash and any space) may follow the leading element. */
export function mayFollow(root: string, s: string, index: number): boolean {
  const pattern = roots.get(root);
  if (!pattern) return false;
  pattern.lastIndex = index;
  return pattern.test(s);
}
