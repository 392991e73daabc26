/**
 * Names for things that the card's model gives as numbers or keys. Pure; words come from the caller's catalogue.
 */
import type { MessageKey } from '../platform/i18n';
import type { CardKind } from '../protocol/card';
import type { Say } from './pinpoint';

const MEETINGS: readonly MessageKey[] = [
  'meetingFirst',
  'meetingSecond',
  'meetingThird',
  'meetingFourth',
  'meetingFifth',
  'meetingSixth',
  'meetingSeventh',
  'meetingEighth',
  'meetingNinth',
  'meetingTenth',
];

/** 4 as "Fourth meeting"; a number above ten as "Meeting 11". */
export function meetingName(ordinal: number, say: Say): string {
  const key = MEETINGS[ordinal - 1];
  return key ? say(key) : say('meetingNumber', ordinal);
}

/** The same within a sentence; Chinese and Arabic have no capitals to lower. */
export function meetingNameWithin(ordinal: number, say: Say, language: string): string {
  const name = meetingName(ordinal, say);
  return name.charAt(0).toLocaleLowerCase(language) + name.slice(1);
}

const FORMS: Readonly<Record<string, MessageKey>> = {
  Add: 'formAddendum',
  Corr: 'formCorrigendum',
  Rev: 'formRevision',
  Amend: 'formAmendment',
};

/** `Add.1` as "Addendum 1"; parts and what has no name here as printed. */
export function modificationName(modification: string, say: Say): string {
  const [, form, number] = /^(\w+)\.(\d+)$/.exec(modification) ?? [];
  const key = form ? FORMS[form] : undefined;
  return key && number ? say(key, number) : modification;
}

/** Distribution as the masthead prints it, in the interface's language where the word is one of the usual two. */
export function distributionName(printed: string, say: Say): string {
  if (/^general$/i.test(printed)) return say('distributionGeneral');
  if (/^limited$/i.test(printed)) return say('distributionLimited');
  return printed;
}

const STATUS: Readonly<Record<CardKind, MessageKey | null>> = {
  document: 'statusCorpus',
  cited: 'statusCited',
  catalogued: 'statusCatalogued',
  decoded: 'statusDecoded',
  ambiguous: null,
  resolution: null,
};

/** Where the document stands with regard to the corpus; empty where there is not one document. */
export function statusName(kind: CardKind, say: Say): string {
  const key = STATUS[kind];
  return key ? say(key) : '';
}
