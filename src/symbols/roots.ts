/**
 * The compact set of leading elements that the finder anchors on: what may stand before the first slash and,
 * where the letters alone are too common (`A`, `S`, `CD`), what may follow it.
 * Names and sources stand in `data/catalogue/bodies.json`; a test holds the two together.
 */

/** A year as symbols print it, and a running number long enough to be one on its own. */
const YEAR = '(?:19[4-9]|20[0-4])\\d/';
const LONG = '\\d{3,5}(?![\\d%])';

/** Lines of `ROOT,ROOT pattern`: the pattern is tried just after the slash. Without one any part of a symbol may follow. */
const TABLE = `A (?:3[1-9]|[4-9]\\d)/|RES/|C\\.?\\d|(?:CN|AC|CONF)[./]|${LONG}(?!/\\d)|DEC/|PV\\.|INF|BUR|HC?RC?/|E?S-\\d|SPC/|WG|PFPAD|L\\.|NGO|PET
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
TPNW,UNU,UNODC,UNCTAD,UNFCCC,UNECE,CBD,ICCD,CCM,APLC,UNFSA,HR,HRI,CTOC,JIU,LOS [A-Z]{2}
PBC,ISBA,ICC-ASP,ACC,ICJ \\d
CCW,FCCC,UNEP,ECE,ESCAP,ESCWA,ECAFE,ECA,ECLAC,CEPAL,UNDP,UNFPA,UNW,UNIFEM,INSTRAW,UNIDIR,UNICRI,UNITAR,UNRISD,UNSSC,UNRWA,UNESOB,IPBES,HSP,WFP,WFC,SPLOS,CLCS,CEB,PCNICC,SAICM,OPS,FPA`;

/** Roots whose name misses or adds letters, with what the catalogue writes. */
export const ALIASES: Record<string, string> = { UNFCCC: 'FCCC', UNECE: 'ECE', HRC: 'A/HRC' };

const roots = new Map<string, RegExp>();
const usual: string[] = [];
for (const line of TABLE.split('\n')) {
  const names = line.split(' ', 1)[0] as string;
  const follows = line.slice(names.length + 1) || '[A-Z0-9]';
  const pattern = new RegExp(`(?:${follows})`, 'y');
  for (const name of names.split(',')) roots.set(name, pattern);
  const plain = names.split(',').filter((name) => !(name in ALIASES));
  if (plain.length > 0) usual.push(`(?:${plain.join('|')})/(?=${follows})`);
}

/** Source of an expression: a leading element that a key writes the same, its slash, and a look at what may follow. */
export const LEAD = `(?:${usual.join('|')})`;

/** True when `letters` is a leading element. */
export const isRoot = (letters: string): boolean => roots.has(letters);

/** True when what stands at `index` of `s` (just after the slash and any space) may follow the leading element. */
export function mayFollow(root: string, s: string, index: number): boolean {
  const pattern = roots.get(root);
  if (!pattern) return false;
  pattern.lastIndex = index;
  return pattern.test(s);
}
