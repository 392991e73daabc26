/**
 * The words of ours with which a decoded symbol is said in the six languages. Names of bodies stand in the registry.
 */
import type { Language } from './types';
import { ordinal } from './years';

interface Words {
  resolution: (body: string, number: string) => string;
  decision: (body: string, number: string) => string;
  document: (number: string) => string;
  /** Nature and number: `limited document 1`. */
  nature: (nature: string, number: string) => string;
  session: (value: number) => string;
  special: (value: number) => string;
  emergency: (value: number) => string;
  comma: string;
  modifications: Record<string, string>;
}

/** Kinds of documents by their element, in English; the other languages below. Source: research guide on symbols. */
export const NATURES: Record<string, string> = {
  RES: 'resolution',
  Res: 'resolution',
  DEC: 'decision',
  PRST: 'presidential statement',
  PV: 'verbatim record',
  SR: 'summary record',
  L: 'limited document',
  CRP: 'conference room paper',
  WP: 'working paper',
  INF: 'information document',
  NGO: 'non-governmental organization statement',
  PET: 'petition',
  R: 'restricted document',
  BP: 'background paper',
  Misc: 'miscellaneous document',
  MISC: 'miscellaneous document',
  Circ: 'circular',
  REP: 'report',
  NOTE: 'note',
  CO: 'concluding observations',
  Q: 'list of issues',
  RQ: 'replies to the list of issues',
  GC: 'general comment',
  D: 'communication',
  Agenda: 'agenda',
  SGB: 'Secretary-General’s bulletin',
  AI: 'administrative instruction',
  IC: 'information circular',
  COM: 'communication',
};

const FOREIGN: Record<string, Partial<Record<Language, string>>> = {
  PRST: {
    ar: 'بيان رئاسي',
    zh: '主席声明',
    fr: 'déclaration du Président',
    ru: 'заявление Председателя',
    es: 'declaración de la Presidencia',
  },
  PV: { ar: 'محضر حرفي', zh: '逐字记录', fr: 'procès-verbal', ru: 'стенографический отчет', es: 'acta literal' },
  SR: { ar: 'محضر موجز', zh: '简要记录', fr: 'compte rendu analytique', ru: 'краткий отчет', es: 'acta resumida' },
  L: {
    ar: 'وثيقة محدودة التوزيع',
    zh: '限制分发文件',
    fr: 'document à distribution limitée',
    ru: 'документ для ограниченного распространения',
    es: 'documento de distribución limitada',
  },
  CRP: {
    ar: 'ورقة غرفة اجتماع',
    zh: '会议室文件',
    fr: 'document de séance',
    ru: 'документ зала заседаний',
    es: 'documento de sesión',
  },
  WP: { ar: 'ورقة عمل', zh: '工作文件', fr: 'document de travail', ru: 'рабочий документ', es: 'documento de trabajo' },
  INF: {
    ar: 'وثيقة إعلامية',
    zh: '资料文件',
    fr: 'document d’information',
    ru: 'информационный документ',
    es: 'documento informativo',
  },
};

/** The word for an element of nature, or null when no source says what it means. */
export function natureWord(element: string, language: Language): string | null {
  return FOREIGN[element]?.[language] ?? NATURES[element] ?? null;
}

const WORDS: Record<Language, Words> = {
  en: {
    resolution: (body, number) => `${body} resolution ${number}`,
    decision: (body, number) => `${body} decision ${number}`,
    document: (number) => `document ${number}`,
    nature: (nature, number) => `${nature} ${number}`,
    session: (value) => `${ordinal(value)} session`,
    special: (value) => `${ordinal(value)} special session`,
    emergency: (value) => `${ordinal(value)} emergency special session`,
    comma: ', ',
    modifications: {
      Add: 'addendum',
      Rev: 'revision',
      Corr: 'corrigendum',
      Amend: 'amendment',
      Part: 'part',
      Vol: 'volume',
      Summary: 'summary',
      Supp: 'supplement',
      Sect: 'section',
    },
  },
  fr: {
    resolution: (body, number) => `${body}, résolution ${number}`,
    decision: (body, number) => `${body}, décision ${number}`,
    document: (number) => `document ${number}`,
    nature: (nature, number) => `${nature} ${number}`,
    session: (value) => `${value}${value === 1 ? 're' : 'e'} session`,
    special: (value) => `${value}${value === 1 ? 're' : 'e'} session extraordinaire`,
    emergency: (value) => `${value}${value === 1 ? 're' : 'e'} session extraordinaire d’urgence`,
    comma: ', ',
    modifications: { Add: 'additif', Rev: 'révision', Corr: 'rectificatif', Part: 'partie', Vol: 'volume' },
  },
  es: {
    resolution: (body, number) => `${body}, resolución ${number}`,
    decision: (body, number) => `${body}, decisión ${number}`,
    document: (number) => `documento ${number}`,
    nature: (nature, number) => `${nature} ${number}`,
    session: (value) => `${value}º período de sesiones`,
    special: (value) => `${value}º período extraordinario de sesiones`,
    emergency: (value) => `${value}º período extraordinario de sesiones de emergencia`,
    comma: ', ',
    modifications: { Add: 'adición', Rev: 'revisión', Corr: 'corrección', Part: 'parte', Vol: 'volumen' },
  },
  ru: {
    resolution: (body, number) => `${body}, резолюция ${number}`,
    decision: (body, number) => `${body}, решение ${number}`,
    document: (number) => `документ ${number}`,
    nature: (nature, number) => `${nature} ${number}`,
    session: (value) => `${value}-я сессия`,
    special: (value) => `${value}-я специальная сессия`,
    emergency: (value) => `${value}-я чрезвычайная специальная сессия`,
    comma: ', ',
    modifications: { Add: 'добавление', Rev: 'пересмотр', Corr: 'исправление', Part: 'часть', Vol: 'том' },
  },
  ar: {
    resolution: (body, number) => `${body}، القرار ${number}`,
    decision: (body, number) => `${body}، المقرر ${number}`,
    document: (number) => `الوثيقة ${number}`,
    nature: (nature, number) => `${nature} ${number}`,
    session: (value) => `الدورة ${value}`,
    special: (value) => `الدورة الاستثنائية ${value}`,
    emergency: (value) => `الدورة الاستثنائية الطارئة ${value}`,
    comma: '، ',
    modifications: { Add: 'إضافة', Rev: 'تنقيح', Corr: 'تصويب', Part: 'الجزء', Vol: 'المجلد' },
  },
  zh: {
    resolution: (body, number) => `${body}第${number}号决议`,
    decision: (body, number) => `${body}第${number}号决定`,
    document: (number) => `文件${number}`,
    nature: (nature, number) => `${nature}${number}`,
    session: (value) => `第${value}届会议`,
    special: (value) => `第${value}届特别会议`,
    emergency: (value) => `第${value}届紧急特别会议`,
    comma: '，',
    modifications: { Add: '增编', Rev: '修订', Corr: '更正', Part: '部分', Vol: '卷' },
  },
};

export const wordsOf = (language: Language): Words => WORDS[language];
