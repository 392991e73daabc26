/** Lays out an index: from documents and postings in order to a head and shards. The only writer of the format. */
import { ByteWriter, checksum, toUtf8 } from './bytes';
import { type BuiltIndex, HEAD, INDEX_FORMAT, SHARD_BYTES, SHORT, TOP, TOP_FROM } from './format';
import { BY_STANDING, IMPACT, LEVEL_BITS, WEIGHTS } from './weights';

/** An index before it is laid out; documents in natural order of their ids. */
export interface Draft {
  languages: string[];
  documents: { id: string; standing: number; meeting: number | null; document: string | null; length: number }[];
  /** In the order of code units. */
  terms: string[];
  /** By term: `ordinal << 3 | level`, ascending. */
  postings: (term: number) => Uint32Array;
  /** By language with stems: the marks of the stems of the terms, 0 for a term that no text of the language has. */
  stems: { language: string; marks: Uint16Array }[];
}

/** The bytes of an index. */
export function layOut(draft: Draft): BuiltIndex {
  const { documents, terms } = draft;
  const postings = new ByteWriter(1 << 16);
  const counts = new ByteWriter();
  for (let term = 0; term < terms.length; term++) {
    const list = draft.postings(term);
    const before = postings.length;
    let last = -1;
    for (const posting of list) {
      const ordinal = posting >>> LEVEL_BITS;
      postings.number((((ordinal - last - 1) << LEVEL_BITS) | (posting & ((1 << LEVEL_BITS) - 1))) >>> 0);
      last = ordinal;
    }
    counts.number(list.length);
    counts.number(postings.length - before);
  }
  const postingShards = cut(postings.done());
  const { shards: idShards, firsts } = idsOf(documents.map(({ id }) => id));
  const columnShards = cut(columnsOf(documents));
  const shards = [...postingShards, ...idShards, ...columnShards];

  const head = new ByteWriter(1 << 16);
  head.number(documents.length);
  head.number(terms.length);
  head.number(draft.languages.length);
  for (const language of draft.languages) head.text(language);
  head.bytes(Uint8Array.from(documents, ({ length }) => length));
  writeTerms(terms, head);
  head.bytes(counts.done());
  head.number(draft.stems.length);
  for (const { language, marks } of draft.stems) {
    head.text(language);
    for (const mark of marks) {
      head.byte(mark & 0xff);
      head.byte(mark >>> 8);
    }
  }
  writeTops(draft, head);
  for (const each of [postingShards, idShards, columnShards]) head.number(each.length);
  for (const first of firsts) head.number(first);
  for (const shard of shards) {
    head.number(shard.length);
    head.word(checksum(shard));
  }
  return { head: sealed(head.done()), shards };
}

/** The head says its own format, length and sum: nothing else could. */
function sealed(body: Uint8Array): Uint8Array<ArrayBuffer> {
  const head = new ByteWriter(body.length + 16);
  for (const letter of HEAD) head.byte(letter.charCodeAt(0));
  head.byte(INDEX_FORMAT);
  head.word(body.length);
  head.word(checksum(body));
  head.bytes(body);
  return head.done();
}

function cut(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer>[] {
  const shards: Uint8Array<ArrayBuffer>[] = [];
  for (let at = 0; at < bytes.length; at += SHARD_BYTES) shards.push(bytes.slice(at, at + SHARD_BYTES));
  return shards;
}

/** How many code units two neighbours begin with in common. */
function shared(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < 255 && a.charCodeAt(length) === b.charCodeAt(length)) length++;
  // Never half a character: the rest must be a text of its own.
  return length > 0 && (a.charCodeAt(length - 1) & 0xfc00) === 0xd800 ? length - 1 : length;
}

/** Front coding: how much each term has in common with the one before, and what follows it. */
function writeTerms(terms: readonly string[], to: ByteWriter): void {
  let last = '';
  const rests: string[] = [];
  for (const term of terms) {
    const length = shared(last, term);
    to.byte(length);
    rests.push(term.slice(length));
    last = term;
  }
  to.text(rests.join('\n'));
}

/** Ids in shards that can be read alone, each beginning with a whole id. */
function idsOf(ids: readonly string[]): { shards: Uint8Array<ArrayBuffer>[]; firsts: number[] } {
  const shards: Uint8Array<ArrayBuffer>[] = [];
  const firsts: number[] = [];
  let writer = new ByteWriter();
  let last = new Uint8Array() as Uint8Array;
  ids.forEach((id, ordinal) => {
    const bytes = toUtf8(id);
    if (ordinal === 0 || writer.length > SHARD_BYTES - bytes.length - 8) {
      if (ordinal > 0) shards.push(writer.done());
      writer = new ByteWriter();
      firsts.push(ordinal);
      last = new Uint8Array();
    }
    let length = 0;
    while (length < last.length && last[length] === bytes[length]) length++;
    writer.number(length);
    writer.number(bytes.length - length);
    writer.bytes(bytes.subarray(length));
    last = bytes;
  });
  if (ids.length > 0) shards.push(writer.done());
  return { shards, firsts };
}

/** Columns as runs of the same value: neighbours are mostly of one document. */
function columnsOf(documents: Draft['documents']): Uint8Array<ArrayBuffer> {
  const symbols = [...new Set(documents.flatMap(({ document }) => document ?? []))].sort();
  const positions = new Map(symbols.map((symbol, index) => [symbol, index + 1]));
  const writer = new ByteWriter();
  writer.number(symbols.length);
  for (const symbol of symbols) writer.text(symbol);
  const runs = (valueIn: (one: Draft['documents'][number]) => number) => {
    for (let from = 0, to = 0; from < documents.length; from = to) {
      const value = valueIn(documents[from] as Draft['documents'][number]);
      while (to < documents.length && valueIn(documents[to] as Draft['documents'][number]) === value) to++;
      writer.number(to - from);
      writer.number(value);
    }
  };
  runs(({ standing }) => standing);
  runs(({ meeting }) => (meeting === null ? 0 : meeting + 1));
  runs(({ document }) => (document === null ? 0 : (positions.get(document) as number)));
  return writer.done();
}

/**
 * The best documents of the beginnings of one and two letters that have very many: what they begin is met by too much to be
 * read at a keystroke, and says too little to deserve it.
 */
function writeTops(draft: Draft, to: ByteWriter): void {
  const best = new Float32Array(draft.documents.length);
  const entries = new Uint32Array(draft.documents.length);
  const tops: { prefix: string; having: number; top: number[] }[] = [];
  for (let letters = 1; letters <= SHORT; letters++)
    for (let from = 0, end = 0; from < draft.terms.length; from = end) {
      const prefix = (draft.terms[from] as string).slice(0, letters);
      let all = 0;
      while (end < draft.terms.length && (draft.terms[end] as string).slice(0, letters) === prefix)
        all += draft.postings(end++).length;
      if (prefix.length < letters || all < TOP_FROM) continue;
      const touched: number[] = [];
      for (let term = from; term < end; term++) {
        const exact = draft.terms[term] === prefix;
        const weight = exact ? WEIGHTS.exact : WEIGHTS.beginning;
        for (const posting of draft.postings(term)) {
          const ordinal = posting >>> LEVEL_BITS;
          const level = posting & ((1 << LEVEL_BITS) - 1);
          const { length, standing } = draft.documents[ordinal] as Draft['documents'][number];
          const score = weight * (IMPACT[(level << 8) | length] as number) * (BY_STANDING[standing] as number);
          if (best[ordinal] === 0) touched.push(ordinal);
          if (score <= (best[ordinal] as number)) continue;
          best[ordinal] = score;
          entries[ordinal] = (level << 1) | Number(exact);
        }
      }
      const top = touched
        .sort((a, b) => (best[b] as number) - (best[a] as number) || a - b)
        .slice(0, TOP)
        .flatMap((ordinal) => [ordinal, entries[ordinal] as number]);
      tops.push({ prefix, having: touched.length, top });
      for (const ordinal of touched) best[ordinal] = 0;
    }
  to.number(tops.length);
  for (const { prefix, having, top } of tops) {
    to.text(prefix);
    to.number(having);
    to.number(top.length / 2);
    for (const value of top) to.number(value);
  }
}
