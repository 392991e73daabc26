/**
 * Which of the six official languages a text is written in, and the words that a UN document prints in each of them
 * on its masthead and in its headings. Facts of the house style only; no rule of parsing.
 */
import type { Language } from '../symbols/types';

/** Words that are frequent in one language and rare in the others. */
const COMMON: Record<'en' | 'fr' | 'es', RegExp> = {
  en: /\b(?:the|of|and|was|that|its|with|were|which|by)\b/gi,
  fr: /\b(?:le|les|des|du|et|une|dans|par|sur|aux|qui|été|à)\b/gi,
  es: /\b(?:el|los|las|del|y|una|por|con|para|que|se|su|al)\b/gi,
};

/** The language of a text, by script first, then by its commonest words. English when nothing tells. */
export function detectLanguage(text: string): Language {
  // A sample from the middle too: a masthead is often in several languages.
  const sample =
    text.length <= 60_000 ? text : text.slice(0, 20_000) + text.slice(text.length >> 1, (text.length >> 1) + 40_000);
  const count = (pattern: RegExp) => sample.match(pattern)?.length ?? 0;
  const latin = count(/[A-Za-zÀ-ÿ]/g);
  const cyrillic = count(/[\u0400-\u04FF]/g);
  const arabic = count(/[\u0600-\u06FF]/g);
  const han = count(/[\u4E00-\u9FFF]/g);
  // Symbols and names stay Latin in every language; a Chinese character says more than a letter.
  if (han * 3 > latin && han > 0) return 'zh';
  if (arabic > latin && arabic > 0) return 'ar';
  if (cyrillic > latin && cyrillic > 0) return 'ru';
  const en = count(COMMON.en);
  const fr = count(COMMON.fr);
  const es = count(COMMON.es);
  if (fr > en && fr >= es) return 'fr';
  return es > en ? 'es' : 'en';
}

/** `English` for any of the words in which a masthead names a language. */
const LANGUAGE_NAMES: [RegExp, string][] = [
  [/^(?:english|anglais|inglés|ingles|английский|الإنكليزية|بالإنكليزية|الانكليزية|انكليزي|英文|英语)/i, 'English'],
  [/^(?:french|français|francais|francés|frances|французский|الفرنسية|بالفرنسية|法文|法语)/i, 'French'],
  [/^(?:spanish|espagnol|español|espanol|испанский|الإسبانية|الاسبانية|بالإسبانية|西班牙文|西班牙语)/i, 'Spanish'],
  [/^(?:russian|russe|ruso|русский|الروسية|بالروسية|俄文|俄语)/i, 'Russian'],
  [/^(?:arabic|arabe|árabe|арабский|العربية|بالعربية|عربي|阿拉伯文|阿拉伯语)/i, 'Arabic'],
  [/^(?:chinese|chinois|chino|китайский|الصينية|بالصينية|中文|汉语)/i, 'Chinese'],
];

export function languageName(word: string): string | null {
  const names = word
    .split(/[/,]|\s(?:and|et|y|и|و|和)\s/)
    .map((part) => LANGUAGE_NAMES.find(([pattern]) => pattern.test(part.trim()))?.[1])
    .filter((name) => name !== undefined);
  return names.length > 0 ? [...new Set(names)].join('/') : null;
}

/** The label of the original language, with what follows it. */
export const ORIGINAL = /(?:^|\s)(?:original|оригинал|язык оригинала|الأصل|原文|原件)\s*[:：]\s*(.{2,40})$/i;
/** `Distr.: General`, `Distr. générale`, `Distr. GENERAL`, `一般`. */
export const DISTRIBUTION =
  /(?:^|\s)(?:distr\.?|distribuci[oó]n|distribution|распространение|التوزيع|分发)\s*[.:：]?\s*(general|limited|restricted|g[ée]n[ée]rale?|limit[ée]e?|limitada?|restringida?|restreinte?|общее|ограниченное|عام|محدود|普遍|一般|有限|限制)?/i;
const DISTRIBUTION_WORDS: [RegExp, string][] = [
  [/^(?:g[ée]n[ée]ral|общее|عام|普遍|一般)/i, 'General'],
  [/^(?:limit|ограниченное|محدود|有限)/i, 'Limited'],
  [/^(?:restr|限制)/i, 'Restricted'],
];

/** `General`, `Limited`, `Restricted` for the word of any official language. */
export function distributionName(word: string): string | null {
  return DISTRIBUTION_WORDS.find(([pattern]) => pattern.test(word.trim()))?.[1] ?? null;
}

/** Names of the Organization at the head of a page. */
export const ORGANIZATION =
  /^(?:united\s*nations|nations\s+unies|naciones\s+unidas|организация объединенных наций|الأمم المتحدة|联合国)/i;

/** Principal organs and the like: a masthead line that names the parent, not the issuing body. */
export const ORGAN =
  /^(?:general assembly|security council|economic and social council|human rights council|secretariat|trusteeship council|assembl[ée]e g[ée]n[ée]rale|conseil de s[ée]curit[ée]|conseil [ée]conomique et social|conseil des droits de l['’]homme|asamblea general|consejo de seguridad|consejo econ[óo]mico y social|consejo de derechos humanos|генеральная ассамблея|совет безопасности|экономический и социальный совет|совет по правам человека|الجمعية العامة|مجلس الأمن|المجلس الاقتصادي والاجتماعي|مجلس حقوق الإنسان|大会|安全理事会|经济及社会理事会|人权理事会)$/i;

export const SESSION_WORD =
  /\b(?:session|period of sessions|per[íi]odo de sesiones|сессия|meeting|reuni[óo]n|réunion|совещание)\b|период сессий|сессия|совещание|الدورة|الاجتماع|届会议|次会议|届会/i;

/** `Item 8 of the provisional agenda`, `Agenda item 117`, `Point 3 de l’ordre du jour provisoire`. */
export const AGENDA_ITEM =
  /^(?:(?:provisional\s+)?agenda\s+items?\s+([\d (),a-z–and-]{1,30})|items?\s+([\d (),a-z–-]{1,30}?)\s+(?:of|on|in)\s+the\s+(?:provisional\s+|preliminary\s+)?(?:agenda|list)|points?\s+([\d (),a-z–et-]{1,20}?)\s+(?:de|à)\s+l['’]ordre du jour.*|tema\s+([\d (),a-z-]{1,20}?)\s+del\s+programa.*|пункт\s+([\d (),а-я-]{1,20}?)\s+(?:предварительной\s+)?повестки дня.*|البند\s+([\d٠-٩ ()أ-ي-]{1,20}?)\s+من جدول الأعمال.*|(?:临时)?议程项目\s*([\d ()a-z-]{1,20}).*)/i;

/** Headings that hold a list of agenda items. */
export const AGENDA_HEADING =
  /^(?:(?:proposed |draft |adopted )?provisional agenda(?: for .{1,160})?|(?:draft |adopted |annotated )?agenda|ordre du jour(?: provisoire)?(?: de .{1,160})?|programa provisional(?: de .{1,160})?|предварительная повестка дня(?: .{1,160})?|повестка дня|جدول الأعمال(?: المؤقت)?|临时议程(?:草案)?|议程)$/i;

export const ANNOTATIONS_HEADING =
  /^(?:annotations?(?: to the provisional agenda)?|anotaciones|аннотации|الشروح|شروح|说明)$/i;

/** `Annex`, `Annex II`, `Appendix`, in any official language; the numeral and a title on the same line are groups. */
export const ANNEX =
  /^(?:annex|annexe|anexo|appendix|appendice|apéndice|приложение|дополнение|المرفق|مرفق|التذييل|附件|附录)(?![\p{Ll}])(?:\s*[*])?\s*([IVXLC]{1,6}|\d{1,2}|[A-Z]|الأول|الثاني|الثالث|الرابع|[一二三四五六七八九十]{1,3})?(?:\s*[.:：—–-]\s*|\s+(?=\p{Lu}|\p{Lo})|$)(.{0,200})$/iu;

export const DOCUMENTATION_HEADING =
  /^(?:documentation|documents?|documentación|documentación disponible|документация|الوثائق|文件)$/i;

/** Title words that say what kind of document this is. */
export const DRAFT_REPORT =
  /^(?:draft report|projet de rapport|proyecto de informe|проект доклада|مشروع التقرير|مشروع تقرير|报告草[稿案])/i;
export const REPORT = /\b(?:report|rapport|informe)\b|доклад|تقرير|报告/i;
export const ANNOTATED_AGENDA =
  /^(?:annotated (?:draft )?(?:provisional )?agenda|(?:draft |revised )?provisional agenda|ordre du jour provisoire|programa provisional|(?:аннотированная )?предварительная повестка дня|جدول الأعمال المؤقت|临时议程)/i;

/** Table of contents headings. */
export const CONTENTS =
  /^(?:table of contents|contents|table des mati[èe]res|sommaire|[íi]ndice|contenido|содержание|оглавление|المحتويات|目录)\b/i;
