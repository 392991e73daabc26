/**
 * The words by which texts cite resolutions and decisions, in the six languages: bodies, "resolution", "decision".
 * Patterns only; must not know how a citation is resolved. Sources: the General Assembly's resolutions in six
 * languages (sessions 75 to 80) and citation guides (Bluebook, OSCOLA).
 */
import { matchAt } from './chars';

/**
 * One letter a body. G General Assembly, S Security Council, E Economic and Social Council, H Human Rights Council,
 * R Commission on Human Rights, P crime prevention, N narcotic drugs, W status of women, U Environment Assembly;
 * g, k, c the Assembly, the Council, the Commission said short; O a body whose numbers are not ours.
 *
 * Longer names stand before names that they contain. `~` is the rest of a word, a blank any white space. In no pattern
 * here is a blank counted (`\s{1,4}`) nor a letter asked by its property: compiling such patterns takes ten times as long.
 */
const NAMES =
  `U Environment Assembly|UNEA|Assemblée des Nations Unies pour l.environnement|Asamblea de las Naciones Unidas sobre el Medio Ambiente|Ассамбле~ Организации Объединенных Наций по окружающей среде|جمعية الأمم المتحدة للبيئة|环境大会
R Commission on Human Rights|Commission des droits de l.homme|Comisión de Derechos Humanos|Комисси~ по правам человека|لجنة حقوق الإنسان|人权委员会
P Commission on Crime Prevention and Criminal Justice|CCPCJ|Crime Commission|Commission pour la prévention du crime et la justice pénale|Comisión de Prevención del Delito y Justicia Penal|Комисси~ по предупреждению преступности и уголовному правосудию|لجنة منع الجريمة والعدالة الجنائية|预防犯罪和刑事司法委员会
N Commission on Narcotic Drugs|CND|Commission des stupéfiants|Comisión de Estupefacientes|Комисси~ по наркотическим средствам|لجنة المخدرات|麻醉药品委员会|麻委会
W Commission on the Status of Women|CSW|Commission de la condition de la femme|Comisión de la Condición Jurídica y Social de la Mujer|Комисси~ по положению женщин|لجنة وضع المرأة|妇女地位委员会
H Human Rights Council|(?:UN)?HRC|Conseil des droits de l.homme|Consejo de Derechos Humanos|Совет~ по правам человека|مجلس حقوق الإنسان|人权理事会
E Economic and Social Council|ECOSOC|Conseil économique et social|Consejo Económico y Social|Экономическ~ и Социальн~ Совет~|(?:ال|لل)مجلس الاقتصادي والاجتماعي|经济及社会理事会|经社理事会
S Security Council|(?:UN)?SC|S\\.C\\.|Conseil de sécurité|CSNU|Consejo de Seguridad|Совет~ Безопасности|مجلس الأمن|安全理事会|安理会
G General Assembly|(?:UN)?GA|G\\.A\\.|Assemblée générale|AGNU|Asamblea General|Генеральн~ Ассамбле~|(?:ال|لل)جمعية العامة|大会
O Commission (?:on|for) (?:the )?[A-Z]~|(?:Law|Statistical|Economic|European) Commission|(?:Governing|Executive) (?:Council|Board)|Conference of the Parties
c Commission|Comisión|Комисси~|(?:ال|لل)لجنة|委员会
k Council|Conseil|Consejo|Совет~|(?:ال|لل)مجلس|理事会
g Assembly|Assemblée|Asamblea|Ассамбле~|(?:ال|لل)جمعية`
    .replaceAll('~', '[A-Za-zа-яё]*')
    .split('\n')
    .map((line) => [line[0] as string, line.slice(2)] as const);

/** A pattern's blanks match any white space, line breaks of a printed page included. */
const spaced = (pattern: string): string => pattern.replaceAll(' ', '\\s+');

/** Any body, without groups. */
const BODY = spaced(NAMES.map(([, pattern]) => pattern).join('|'));

const TESTS = NAMES.map(([code, pattern]) => [code, new RegExp(`^(?:${spaced(pattern)})$`, 'i')] as const);

const codes = new Map<string, string>();

/** Letter of the body that a matched name means. */
export function bodyOf(name: string): string {
  let code = codes.get(name);
  if (code === undefined) {
    code = TESTS.find(([, test]) => test.test(name))?.[0] ?? 'O';
    // White space and case vary without end; what is met often is met soon.
    if (codes.size < 500) codes.set(name, code);
  }
  return code;
}

/** Where bodies are named in running text: case matters, and no abbreviations that are also other words. */
export const NAMED = new RegExp(BODY.replaceAll('(?:UN)?', 'UN'), 'g');
/** What a name or a word that cites does not stand behind; Chinese has no boundaries. */
const LETTER = '[A-Za-zÀ-ɏЀ-ӿ\\u0621-\\u064a]';
/** A body's name that ends at a place. Like all patterns of this kind read backwards, so that each alternative fails on its last letter. */
const NAMED_LAST = new RegExp(`(?<=(?<!${LETTER}|\\d)(${BODY}))`, 'iy');

const WORD =
  'r[ée]solutions?|resoluci[óo]n(?:es)?|d[ée]cisions?|decisi[óo]n(?:es)?|(?:резолюци|решени)[а-я]{1,3}|[وفبلكا]{0,4}(?:قرار|مقرر)[\\u0621-\\u064a]{0,4}';
const OF = "(?:of the(?: United Nations)? |of |de l'|de la |del |du |des )";

/** "of the United Nations", which may follow a body's name. */
const UN = '(?: (?:ООН|des Nations Unies|de las Naciones Unidas|للأمم المتحدة))?';

/** (1) The word that cites or (2) its abbreviation. */
const CITES = `(?<!${LETTER})(?:(${WORD})|(r[ée]s\\.?|d[ée]c\\.?|рез\\.))`;
/** Between the word and the numbers that it has in mind most. */
const ESPECIALLY =
  '(?:, (?:in particular|including|especially|notably|notamment|en particulier|en particular|в частности|в том числе|ولا سيما)(?: на)?\\s+)?';
const NUMERO = `${ESPECIALLY}\\s*(?:n[o°º]s?\\.?\\s?|№+\\s?)?`;
/** (1), (2) before a number, and (3) the rest up to it. */
const WORD_LAST = new RegExp(spaced(`(?<=${CITES}(${NUMERO}))`), 'iy');
/** The same with (4) a body between. */
const WORD_AND_BODY_LAST = new RegExp(spaced(`(?<=${CITES}( ${OF}?(${BODY})${UN}${NUMERO}))`), 'iy');
/** What joins a body to the word; no blank line does. */
const JOINT = /(?<=((?:'s)?,?(?!\s*\n\s*\n)\s+))/y;

/** The name of a body that ends at `at` of `s`, or empty. */
export const nameBefore = (s: string, at: number): string => matchAt(NAMED_LAST, s, at)?.[1] ?? '';

/** What introduces a number. */
export interface Lead {
  /** "resolution" or its abbreviation. */
  word: string;
  abbreviated: boolean;
  /** Where it begins, and where the body before it does. */
  start: number;
  full: number;
  /** The name of the body, or empty. */
  name: string;
}

/** The word that cites the number at `at` of `s`, with the body before or after it; null if there is none. */
export function leadOf(s: string, at: number): Lead | null {
  const found = matchAt(WORD_LAST, s, at) ?? matchAt(WORD_AND_BODY_LAST, s, at);
  if (!found) return null;
  const [, word = '', short = '', between = '', after] = found;
  const start = at - between.length - word.length - short.length;
  const end = start - (matchAt(JOINT, s, start)?.[1]?.length ?? 0);
  const before = end < start ? nameBefore(s, end) : '';
  return {
    word: word || short,
    abbreviated: !word,
    start,
    full: before ? end - before.length : start,
    name: after ?? before,
  };
}

/** (1) The date that may follow a number: "of 26 May 2017", "du 1er juillet 2016", ", de 14 de julio de 2023,", "от 12 ноября 1984 года". */
const DATE = '((?:,? (?:of|du|de|от) \\d{1,2}[a-z]{0,2} (?:de )?[^\\s\\d]+ (?:de )?\\d{4}(?: года)?,?)?)';
/** (2) A body after the number: "of the Commission on …", "de l'Assemblée générale", "Генеральной Ассамблеи". */
export const AFTER = new RegExp(spaced(`^${DATE} (?:${OF}|(?=[А-Я]))(${BODY})${UN}`));
/** A body after the number that we do not know. */
export const AFTER_OTHER = new RegExp(spaced(`^${DATE} (?:of the (?:[A-Z]|organi)|du |de la |del |de l[’'])(?!\\d)`));

export const isDecision = (word: string): boolean => /d[ée]c|решен|مقرر|决定/i.test(word);
/** "its", "sa", "su", "своей": the body is the subject of the sentence. */
export const POSSESSIVE = /(?:^|[\s(])(?:its|sa|ses|sus?|сво[а-я]+|е[её]|его)\s{1,4}$/i;

/** What may stand between two numbers of one list, and what directly precedes the second: "… of 4 December 1963, 182 (1963) and". */
const LIST =
  /^(?:\s[A-Z](?![a-z])(?:,? (?:and |et |y )?[A-Z](?![a-z]))*)?(?:(?:,?\s{0,2}\p{L}+)?\s{0,2}\d{1,2}\S{0,3}\s{1,2}[\p{L}/. ]{3,30}\s{1,2}\d{4}(?: \p{L}+\.?)?)?[^.;:()\d]{0,110}$/u;
/** The end of such a stretch: what joins two members of a list. */
const LIST_END =
  /(?:[,;،、；，]|[\s,،)](?:and|et|y|e|и|or|ou|o|u|или|to|a|à|و|أو)|[和及与或])\s*و?\s*$|号?[^。；;\n]*第$/u;
/** What ends a sentence: not the point of an abbreviation. */
const STOP =
  /(?<!(?:sect|secc|paras?|párrs?|chap|cap|vol|No|núm|par|pp?|разд|гл|пп?|art|cf)\.?)[.!?。؟]["”»)]*\s+\p{Lu}|\n\s*\n/u;
/** What may follow a member of a list that has more beside its numbers: a date, a subject, the next member. */
const MEMBER =
  /^(?:\s?\(\d*\))?\s{0,2}(?:$|[,;.)\]،、；，。“”«»"号和及与]|\((?!\d)|(?:of|du|de|от)\s\d|(?:and|et|y|e|и|on|sur|sobre|о|об|relati|entitled|intitul|titulad|озаглавл|by|in|adopted)(?![\p{Ll}]* \d\/)|و|المؤرخ|المعنون|بشأن|الذي)/u;

/** True when a number continues the list of the one before: `gap` stands between the two, `rest` behind the second. */
export const continues = (gap: string, rest: string): boolean =>
  LIST_END.test(gap) && (LIST.test(gap) || (MEMBER.test(rest) && !STOP.test(gap)));

/** "the same resolution", "ladite décision": the word first, then (1) back to what makes it a reference. */
export const BACK =
  /(?:r[ée]solution|d[ée]cision|resolución|decisión|резолюции)(?!\p{L}|\s{1,4}\d)(?<=(?<!\p{L})((?:[Tt]he s(?:ame|aid)|[Tt]hat|[Ll]a même|[Ll]adite|[Ll]a misma|[Dd]icha|той же|указанной)\s{1,4})\p{L}{8,10})|(?:القرار|المقرر) (?:نفسه|ذاته)|[同该]一?决[议定]/gu;
