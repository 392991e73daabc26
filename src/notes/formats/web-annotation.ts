/**
 * W3C Web Annotations, for other programs. What they have no word for stands under `symbolLens:`, so that a file of ours reads
 * back whole. A file of another program is read as far as it speaks of United Nations documents.
 * @see https://www.w3.org/TR/annotation-model/
 */
import type { Colour, Note } from '../../protocol/note';
import { canonicalKey } from '../../symbols/key';
import { documentLinks } from '../../symbols/links';
import type { ExportContext } from './export';
import { coloursFrom } from './json';
import { nameUuid } from './name-uuid';
import { BadFile } from './problem';
import { type Fields, fieldsOf, noteFrom, own } from './record';

const CONTEXT = 'http://www.w3.org/ns/anno.jsonld';
/** Our own fields are plain JSON to every reader: the words in them are not those of the annotation vocabulary. */
const OURS = {
  symbolLens: 'urn:symbol-lens:',
  'symbolLens:note': { '@id': 'urn:symbol-lens:note', '@type': '@json' },
  'symbolLens:colours': { '@id': 'urn:symbol-lens:colours', '@type': '@json' },
};
/** What separates the passages of a document where its text is taken as one. */
const BETWEEN = 1;
/** When a note of another program does not say. */
const UNKNOWN_INSTANT = '1970-01-01T00:00:00Z';

export function writeWebAnnotations(notes: readonly Note[], context: ExportContext): string {
  const offsets = offsetsOf(context);
  const page = {
    '@context': [CONTEXT, OURS],
    id: `urn:uuid:${nameUuid(`page ${context.exported} ${notes.map(({ id }) => id).join(' ')}`)}`,
    type: 'AnnotationPage',
    'symbolLens:exported': context.exported,
    'symbolLens:colours': context.colours,
    items: notes.map((note) => annotation(note, offsets)),
  };
  return `${JSON.stringify(page, null, 1)}\n`;
}

/** Where each passage begins in the text of its document, passages one after another with a line end between. */
function offsetsOf({ documents }: ExportContext): Map<string, number> {
  const offsets = new Map<string, number>();
  for (const { passages } of documents.values()) {
    let at = 0;
    for (const { id, text } of passages) {
      offsets.set(id, at);
      at += text.length + BETWEEN;
    }
  }
  return offsets;
}

function annotation(note: Note, offsets: ReadonlyMap<string, number>) {
  const { anchor, id, body, tags, created, modified } = note;
  const { passage, quote, position, passageText } = anchor;
  const offset = offsets.get(passage);
  const start = position?.start ?? 0;
  const end = position?.end ?? passageText.length;
  return {
    id: `urn:uuid:${id}`,
    type: 'Annotation',
    motivation: body === '' ? 'highlighting' : 'commenting',
    created,
    modified,
    body: [
      { type: 'TextualBody', value: body, format: 'text/markdown', purpose: 'commenting' },
      ...tags.map((tag) => ({ type: 'TextualBody', value: tag, format: 'text/plain', purpose: 'tagging' })),
    ],
    target: {
      type: 'SpecificResource',
      source: sourceOf(passage, anchor.language),
      selector: [
        {
          type: 'TextQuoteSelector',
          exact: quote?.exact ?? passageText,
          ...(quote ? { prefix: quote.prefix, suffix: quote.suffix } : {}),
        },
        ...(offset === undefined ? [] : [{ type: 'TextPositionSelector', start: offset + start, end: offset + end }]),
      ],
    },
    'symbolLens:note': note,
  };
}

/** The address of the document in the language of the note; a name where no address opens it. */
function sourceOf(passage: string, language: string): string {
  // An address cannot hold half of a surrogate pair.
  const symbol = passage.slice(0, passage.indexOf('#')).replace(/\p{Cs}/gu, '\ufffd');
  const links = documentLinks(symbol);
  const base = language.toLowerCase().split('-')[0];
  const link = links.find((each) => each.language === base) ?? links.find((each) => each.language === 'en');
  return link?.href ?? `urn:x-un-symbol:${encodeURIComponent(symbol)}`;
}

export const isWebAnnotation = (file: Fields): boolean => {
  const context = own(file, '@context');
  return context === CONTEXT || (Array.isArray(context) && context.includes(CONTEXT));
};

/** @throws BadFile */
export function readWebAnnotations(file: Fields): { notes: Note[]; colours: Partial<Record<Colour, string>> } {
  const items =
    own(file, 'type') === 'Annotation' ? [file] : (own(file, 'items') ?? own(fieldsOf(own(file, 'first')), 'items'));
  if (!Array.isArray(items)) throw new BadFile('unknownFormat');
  return {
    notes: items.map((item, index) => {
      const fields = fieldsOf(item);
      if (fields === null) throw new BadFile('badRecord', index + 1);
      const ours = own(fields, 'symbolLens:note');
      return ours === undefined ? foreign(fields, index + 1) : noteFrom(ours, index + 1);
    }),
    colours: coloursFrom(own(file, 'symbolLens:colours')),
  };
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : value === undefined ? [] : [value]);
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** An annotation of another program: the quote is all that is known of its place. */
function foreign(item: Fields, record: number): Note {
  const target = fieldsOf(listOf(own(item, 'target'))[0]);
  const source = own(target, 'source');
  const address = textOf(own(fieldsOf(source), 'id') ?? source);
  const symbol = canonicalKey(address);
  if (symbol === null) throw new BadFile('badRecord', record, 'target.source');
  const selector = listOf(own(target, 'selector'))
    .map(fieldsOf)
    .find((each) => own(each, 'type') === 'TextQuoteSelector');
  const bodies = listOf(own(item, 'body')).map((body) => (typeof body === 'string' ? { value: body } : fieldsOf(body)));
  const isTag = (body: Fields | null) => listOf(own(body, 'purpose')).includes('tagging');
  const created = textOf(own(item, 'created')) || textOf(own(item, 'modified')) || UNKNOWN_INSTANT;
  const name = textOf(own(item, 'id'));
  return noteFrom(
    {
      id: /^urn:uuid:([\da-f-]{36})$/.exec(name)?.[1] ?? nameUuid(name || JSON.stringify(item)),
      rev: 1,
      anchor: {
        passage: `${symbol}#document`,
        quote: selector
          ? {
              prefix: textOf(own(selector, 'prefix')),
              exact: textOf(own(selector, 'exact')),
              suffix: textOf(own(selector, 'suffix')),
            }
          : null,
        position: null,
        language: /\/(ar|zh|en|fr|ru|es)(?:\/|$)/.exec(address)?.[1] ?? 'en',
        passageText: '',
      },
      body: bodies
        .filter((body) => !isTag(body))
        .map((body) => textOf(own(body, 'value')))
        .filter((text) => text !== '')
        .join('\n\n'),
      tags: bodies
        .filter(isTag)
        .map((body) => textOf(own(body, 'value')))
        .filter((tag) => tag !== ''),
      colour: 'yellow',
      created,
      modified: textOf(own(item, 'modified')) || created,
      deleted: null,
    },
    record,
  );
}
