/**
 * What kind of document a text is, and whether it is a report at all. A letter, a resolution or a list of participants
 * can be read too, but is said to be none.
 */

import { ANNOTATED_AGENDA, DRAFT_REPORT, REPORT } from './language';
import type { Masthead } from './masthead';
import type { Outline } from './outline';
import type { DocumentKind } from './types';

export interface KindOfDocument {
  kind: DocumentKind;
  isReport: boolean;
  draft: boolean;
}

const LETTER =
  /\b(?:(?:identical )?letters? dated|letter from|note verbale (?:dated|from)|lettres? (?:identiques )?dat[ée]e?s?|note verbale dat[ée]e|cartas? (?:id[ée]nticas )?de fecha|nota verbal de fecha)\b|(?:^|\s)(?:письм[оа] .{0,80}от \d|вербальная нота|رسالت?ان? .{0,40}مؤرخت?|رسالة مؤرخة|给.{2,30}的信|.{0,30}日.{0,40}的信)/i;
/** A line that begins as the heading of a letter does. */
const LETTER_LINE =
  /^(?:(?:identical )?letters? dated \d|letter from the|note verbale dated|lettres? (?:identiques )?dat[ée]es? du|note verbale dat[ée]e|cartas? (?:id[ée]nticas )?de fecha|nota verbal de fecha|(?:идентичные )?письм[оа] .{0,120}|вербальная нота)/i;
const COURTESY =
  /\b(?:i have the honou?r to|(?:should be|be) grateful if you would|accept,? (?:sir|madam|excellency)|j['’]ai l['’]honneur de|tengo el honor de)\b|имею честь|имеем честь|أتشرف ب|谨随函/i;
const RESOLUTION =
  /^(?:(?:revised )?draft (?:resolution|decision)|resolution|decision|projet de (?:résolution|décision)|proyecto de (?:resolución|decisión)|проект (?:резолюции|решения)|مشروع (?:قرار|مقرر)|决议草案|决定草案|resolution adopted|résolution adoptée|resolución aprobada|резолюция,? принятая|.{0,90}draft resolution\b)/i;
/** The lines with which a resolution opens: its number and year, or its organ and a comma before the preamble. */
const RESOLUTION_LINE =
  /^(?:(?:security council )?resolution|r[ée]solution|resoluci[óo]n|резолюция)\s\d{1,4}\s?\(\d{4}\)|^第\s?\d{1,4}\s?[(（]\d{4}[)）]\s?号决议|^adopted by the security council at its\b|^(?:the (?:general assembly|security council|economic and social council|human rights council)|l['’]assembl[ée]e g[ée]n[ée]rale|le conseil de s[ée]curit[ée]|la asamblea general|el consejo de seguridad|генеральная ассамблея|совет безопасности)\s?,$|^(?:إن (?:الجمعية العامة|مجلس الأمن|مجلس حقوق الإنسان))\s?،|^(?:大会|安全理事会|人权理事会)，$/i;
const OPERATIVE =
  /^(?:(?:also|further|strongly|solemnly|again) )?(?:decides|requests|calls upon|urges|invites|recalls|reaffirms|welcomes|takes note|notes|encourages|stresses|emphasizes|expresses|recognizes|adopts|endorses|reiterates|condemns|commends|appeals|declares|affirms|underlines|acknowledges|authorizes|approves|prie|décide|invite|demande|engage|souligne|se félicite|exhorte|decide|solicita|pide|exhorta|invita|alienta|acoge|toma nota|постановляет|просит|призывает|предлагает|отмечает|настоятельно|приветствует|подтверждает|تقرر|تطلب|تدعو|تحث|تهيب|تشجع|ترحب|تلاحظ|决定|请|敦促|邀请|鼓励|欢迎|注意到|呼吁)/i;
const OTHER_TITLE =
  /\b(?:list of (?:participants|documents|delegates)|information (?:note )?for participants|liste des (?:participants|délégations)|lista de participantes|curriculum vitae|corrigendum|verbatim record|summary record|press release)\b|список участников|قائمة المشاركين|与会者名单/i;

/** Judges by title, masthead, the first lines (`opening`) and the shape of the body. */
export function kindOf(
  title: string | null,
  masthead: Masthead,
  outline: Outline,
  symbol: string | null,
  opening: readonly string[],
): KindOfDocument {
  const heading = title ?? '';
  const words = `${heading} | ${masthead.words}`;
  const paragraphs = outline.paragraphs;
  const sections = outline.sections.map((section) => section.title);
  const draft =
    DRAFT_REPORT.test(heading) ||
    (/\/L\.\d/.test(symbol ?? '') && REPORT.test(heading)) ||
    (/\/L\.\d/.test(symbol ?? '') && sections.some(isAdoption));
  const structured =
    paragraphs.filter((paragraph) => paragraph.number !== null).length >= 2 ||
    outline.sections.filter((section) => section.number !== '').length >= 2;
  if (ANNOTATED_AGENDA.test(heading) && !REPORT.test(heading)) {
    return {
      kind: 'annotated provisional agenda',
      isReport: outline.items.length + paragraphs.length > 1,
      draft: false,
    };
  }
  const letter =
    LETTER.test(words) ||
    opening.some((line) => LETTER_LINE.test(line)) ||
    (!structured && paragraphs.slice(0, 4).some((paragraph) => COURTESY.test(paragraph.text)));
  const operative = paragraphs.filter((paragraph) => OPERATIVE.test(paragraph.text)).length;
  const resolution =
    RESOLUTION.test(heading) ||
    /\/RES\//.test(symbol ?? '') ||
    (!REPORT.test(heading) && opening.some((line) => RESOLUTION_LINE.test(line))) ||
    (operative >= 2 && operative * 2 > paragraphs.length && !sections.some(isAdoption));
  const record = /(?:^|\/)(?:PV|SR)\.\d/.test(symbol ?? '');
  if (letter || resolution || record || OTHER_TITLE.test(words))
    return { kind: 'other', isReport: false, draft: false };
  if (draft) return { kind: 'draft report', isReport: structured, draft: true };
  if (REPORT.test(words) || sections.some(isAdoption))
    return { kind: 'report', isReport: structured || paragraphs.length >= 5, draft: false };
  return { kind: 'other', isReport: structured && paragraphs.length >= 4, draft: false };
}

/** `Adoption of the report` in any official language. */
export function isAdoption(title: string): boolean {
  return /^(?:adoption of the (?:draft )?report|adoption du rapport|aprobación del informe|утверждение доклада|принятие доклада|اعتماد التقرير|通过报告)/i.test(
    title,
  );
}
