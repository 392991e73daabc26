/** Which agenda items words of a question name. Pure. */
import type { Report } from '../../reports/types';
import { fold } from '../fold';
import { stemOf } from '../languages';
import { spellings } from '../spelling';

const stem = (word: string, language: string) => stemOf(fold(word), language);

/** Items whose title has every word of the topic, in any form or spelling. */
export function agendaItemsAbout({ agenda, language }: Report, topic: readonly string[]): string[] {
  return agenda
    .filter(({ title }) => {
      const words = new Set(title.split(/[^\p{L}\p{N}]+/u).map((word) => stem(word, language)));
      return topic.every((word) => [word, ...spellings(word)].some((each) => words.has(stem(each, language))));
    })
    .map(({ item }) => item);
}
