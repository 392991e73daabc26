/**
 * Reads an index: the head at once, shards when they are asked for, each held against its length and sum. What it keeps is
 * bounded. Knows the layout, nothing of questions.
 */
import { stemOf } from '../languages';
import type { ShardReader } from '../types';
import { ByteReader, checksum, fromUtf8 } from './bytes';
import { IndexError } from './error';
import { type Columns, HEAD, INDEX_FORMAT, SHARD_BYTES, SHORT, stemMark } from './format';

/** Shards that are kept for the next keystroke: the whole of an index of 100,000 paragraphs. */
const KEPT_SHARDS = 320;
/** `head`, the format, the length, the sum. */
const SEAL_BYTES = HEAD.length + 1 + 4 + 4;

/** The best documents of a short beginning, as the index has them at hand. */
export interface Top {
  /** How many documents have a word that begins so. */
  having: number;
  /** Pairs: ordinal, `level << 1 | exact`. */
  entries: Uint32Array;
}

export class SearchIndex {
  /** Primary subtags of the languages of its texts. */
  readonly languages: readonly string[];
  /** Folded words in the order of code units. */
  readonly terms: readonly string[];
  /** By ordinal of the document. */
  readonly lengthCodes: Uint8Array;
  /** By term: how many documents have it. */
  readonly having: Uint32Array;
  readonly stems: readonly { language: string; marks: Uint16Array }[];
  readonly tops: ReadonlyMap<string, Top>;

  /** By term, and one more: where its postings begin. */
  readonly #offsets: Uint32Array;
  readonly #expected: { length: number; sum: number }[];
  readonly #firstIds: number[];
  readonly #idShards: number;
  /** By block of ids, once one of them was asked for. */
  readonly #landings = new Map<number, Landing[]>();
  readonly #columnShards: number;
  readonly #shards = new Map<number, Promise<Uint8Array>>();
  #columns: Promise<Columns> | null = null;
  #letters: Uint32Array | null = null;

  /** Not to be called but by {@link openIndex}. @param body the head without its seal, already found whole */
  constructor(
    body: Uint8Array,
    private readonly reader: ShardReader,
  ) {
    const head = new ByteReader(body);
    const documents = head.number();
    const terms = head.number();
    this.languages = Array.from({ length: head.number() }, () => head.text());
    this.lengthCodes = head.bytes(documents).slice();
    this.terms = readTerms(terms, head);
    this.having = new Uint32Array(terms);
    this.#offsets = new Uint32Array(terms + 1);
    for (let term = 0; term < terms; term++) {
      this.having[term] = head.number();
      this.#offsets[term + 1] = (this.#offsets[term] as number) + head.number();
    }
    this.stems = Array.from({ length: head.number() }, () => {
      const language = head.text();
      const bytes = head.bytes(terms * 2);
      const marks = new Uint16Array(terms);
      for (let term = 0; term < terms; term++)
        marks[term] = (bytes[term * 2] as number) | ((bytes[term * 2 + 1] as number) << 8);
      return { language, marks };
    });
    this.tops = new Map(
      Array.from({ length: head.number() }, (): [string, Top] => {
        const prefix = head.text();
        const having = head.number();
        return [prefix, { having, entries: Uint32Array.from({ length: head.number() * 2 }, () => head.number()) }];
      }),
    );
    const [postingShards, idShards, columnShards] = [head.number(), head.number(), head.number()];
    this.#idShards = postingShards;
    this.#columnShards = postingShards + idShards;
    this.#firstIds = Array.from({ length: idShards }, () => head.number());
    this.#expected = Array.from({ length: postingShards + idShards + columnShards }, () => ({
      length: head.number(),
      sum: head.word(),
    }));
  }

  get size(): number {
    return this.lengthCodes.length;
  }

  /** The first term that is not before a word. */
  #lowerBound(word: string): number {
    let [low, high] = [0, this.terms.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.terms[middle] as string) < word) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The number of a folded word, or -1. */
  termOf(word: string): number {
    const term = this.#lowerBound(word);
    return this.terms[term] === word ? term : -1;
  }

  /** Terms that begin so: from the first to before the second. */
  beginningWith(prefix: string): [from: number, to: number] {
    let to = this.#lowerBound(`${prefix}\uffff`);
    while (to < this.terms.length && (this.terms[to] as string).startsWith(prefix)) to++;
    return [this.#lowerBound(prefix), to];
  }

  /** Other terms with the stem of a folded word, in a language of the texts. Too short a word has no other form. */
  formsOf(word: string): number[] {
    const found = new Set<number>();
    if (word.length <= SHORT) return [];
    for (const { language, marks } of this.stems) {
      const stem = stemOf(word, language);
      const mark = stemMark(stem);
      for (let term = marks.indexOf(mark); term >= 0; term = marks.indexOf(mark, term + 1)) {
        const other = this.terms[term] as string;
        if (other !== word && other.length > SHORT && stemOf(other, language) === stem) found.add(term);
      }
    }
    return [...found].sort((a, b) => a - b);
  }

  /** By term, which letters it has: one bit for each of 32 classes of characters. Made when first asked for. */
  get letters(): Uint32Array {
    this.#letters ??= Uint32Array.from(this.terms, lettersOf);
    return this.#letters;
  }

  async #shard(number: number): Promise<Uint8Array> {
    const known = this.#shards.get(number);
    if (known) {
      // The last one used is the last one to go.
      this.#shards.delete(number);
      this.#shards.set(number, known);
      return known;
    }
    const reading = this.#readShard(number);
    this.#shards.set(number, reading);
    reading.catch(() => this.#shards.delete(number));
    for (const oldest of this.#shards.keys()) {
      if (this.#shards.size <= KEPT_SHARDS) break;
      this.#shards.delete(oldest);
    }
    return reading;
  }

  async #readShard(number: number): Promise<Uint8Array> {
    const bytes = await this.reader.read(String(number));
    const expected = this.#expected[number];
    if (!bytes || !expected) throw new IndexError(String(number), 'missing');
    if (bytes.length !== expected.length) throw new IndexError(String(number), 'cut');
    if (checksum(bytes) !== expected.sum) throw new IndexError(String(number), 'corrupted');
    return bytes;
  }

  /**
   * Reads the postings of terms and gives them by term. Ranges may touch and overlap.
   * @throws IndexError when a shard is not what was written
   */
  async postings(
    ranges: readonly (readonly [from: number, to: number, ...unknown[]])[],
  ): Promise<(term: number) => Uint8Array> {
    const wanted = new Set<number>();
    for (const [from, to] of ranges) {
      const [begin, end] = [this.#offsets[from] as number, this.#offsets[to] as number];
      for (let shard = Math.floor(begin / SHARD_BYTES); shard * SHARD_BYTES < end; shard++) wanted.add(shard);
    }
    const numbers = [...wanted];
    const read = await Promise.all(numbers.map((number) => this.#shard(number)));
    const shards = new Map(numbers.map((number, index) => [number, read[index] as Uint8Array]));
    return (term) => {
      const [begin, end] = [this.#offsets[term] as number, this.#offsets[term + 1] as number];
      const first = Math.floor(begin / SHARD_BYTES);
      const from = begin - first * SHARD_BYTES;
      if (from + end - begin <= SHARD_BYTES)
        return (shards.get(first) as Uint8Array).subarray(from, from + end - begin);
      const joined = new Uint8Array(end - begin);
      for (let shard = first; shard * SHARD_BYTES < end; shard++) {
        const part = shards.get(shard) as Uint8Array;
        const at = shard * SHARD_BYTES;
        joined.set(part.subarray(Math.max(0, begin - at), end - at), Math.max(0, at - begin));
      }
      return joined;
    };
  }

  /** The ids of documents, in the order asked. @throws IndexError */
  async ids(ordinals: readonly number[]): Promise<string[]> {
    const blockOf = (ordinal: number) => {
      let block = this.#firstIds.length - 1;
      while (block > 0 && (this.#firstIds[block] as number) > ordinal) block--;
      return block;
    };
    const byBlock = new Map<number, number[]>();
    for (const ordinal of ordinals) {
      const block = blockOf(ordinal);
      const own = byBlock.get(block);
      if (own) own.push(ordinal);
      else byBlock.set(block, [ordinal]);
    }
    const ids = new Map<number, string>();
    await Promise.all(
      [...byBlock].map(async ([block, own]) => {
        const bytes = await this.#shard(this.#idShards + block);
        const first = this.#firstIds[block] as number;
        const last = (this.#firstIds[block + 1] ?? this.size) - 1;
        const landings = this.#landings.get(block) ?? landingsIn(bytes, last - first + 1);
        this.#landings.set(block, landings);
        const id = new IdReader(bytes);
        let passed = Number.NEGATIVE_INFINITY;
        for (const ordinal of own.sort((a, b) => a - b)) {
          const place = ordinal - first;
          if (place - passed > STRIDE) {
            id.land(landings[Math.floor(place / STRIDE)] as Landing);
            passed = place - (place % STRIDE) - 1;
          }
          for (; passed < place; passed++) id.next();
          ids.set(ordinal, id.text());
        }
      }),
    );
    return ordinals.map((ordinal) => ids.get(ordinal) as string);
  }

  /** What documents are, their meetings and symbols by ordinal, read when first asked for and kept. @throws IndexError */
  columns(): Promise<Columns> {
    this.#columns ??= this.#readColumns().catch((error) => {
      this.#columns = null;
      throw error;
    });
    return this.#columns;
  }

  async #readColumns(): Promise<Columns> {
    const numbers = Array.from(
      { length: this.#expected.length - this.#columnShards },
      (_, n) => this.#columnShards + n,
    );
    const shards = await Promise.all(numbers.map((number) => this.#readShard(number)));
    const bytes = new Uint8Array(shards.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const shard of shards) {
      bytes.set(shard, at);
      at += shard.length;
    }
    const reader = new ByteReader(bytes);
    const symbols = Array.from({ length: reader.number() }, () => reader.text());
    const runs = <T extends Uint8Array | Uint32Array>(into: T): T => {
      for (let from = 0; from < this.size; ) {
        const to = from + reader.number();
        into.fill(reader.number(), from, to);
        from = to;
      }
      return into;
    };
    return {
      symbols,
      standings: runs(new Uint8Array(this.size)),
      meetings: runs(new Uint32Array(this.size)),
      documents: runs(new Uint32Array(this.size)),
    };
  }
}

/** Undoes the front coding: how much each term has in common with the one before, then what follows. */
function readTerms(count: number, head: ByteReader): string[] {
  const shared = head.bytes(count);
  const rests = head.text().split('\n');
  const terms: string[] = [];
  for (let index = 0, last = ''; index < count; index++) {
    last = last.slice(0, shared[index]) + (rests[index] ?? '');
    terms.push(last);
  }
  return terms;
}

/** The classes of characters that a word has, as bits: what {@link SearchIndex.letters} holds by term. */
export function lettersOf(word: string): number {
  let bits = 0;
  for (let index = 0; index < word.length; index++) bits |= 1 << (word.charCodeAt(index) & 31);
  return bits >>> 0;
}

/**
 * Opens an index.
 * @throws IndexError when there is no head, or it is not what was written; what the reader throws passes through
 */
export async function openIndex(shards: ShardReader): Promise<SearchIndex> {
  const bytes = await shards.read(HEAD);
  if (!bytes) throw new IndexError(HEAD, 'missing');
  const seal = new ByteReader(bytes);
  const isHead = [...HEAD].every((letter) => seal.byte() === letter.charCodeAt(0));
  if (bytes.length < SEAL_BYTES) throw new IndexError(HEAD, 'cut');
  if (!isHead) throw new IndexError(HEAD, 'corrupted');
  if (seal.byte() !== INDEX_FORMAT) throw new IndexError(HEAD, 'format');
  const length = seal.word();
  const sum = seal.word();
  const body = bytes.subarray(SEAL_BYTES);
  if (body.length !== length) throw new IndexError(HEAD, 'cut');
  if (checksum(body) !== sum) throw new IndexError(HEAD, 'corrupted');
  return new SearchIndex(body, shards);
}

/** Ids between two places of a block from which it can be read: the one before a place is all that its reader must know. */
const STRIDE = 32;

interface Landing {
  at: number;
  before: Uint8Array;
}

/** The places in a block of so many ids from which it can be read. */
function landingsIn(bytes: Uint8Array, count: number): Landing[] {
  const id = new IdReader(bytes);
  const landings: Landing[] = [];
  for (let passed = 0; passed < count; passed++) {
    if (passed % STRIDE === 0) landings.push(id.landing());
    id.next();
  }
  return landings;
}

/** Reads ids one after another: what one shares with the one before it is not written again. */
class IdReader {
  readonly #reader: ByteReader;
  #id = new Uint8Array(256);
  #length = 0;

  /** Stands before the first id of a block. */
  constructor(bytes: Uint8Array) {
    this.#reader = new ByteReader(bytes);
  }

  land({ at, before }: Landing): void {
    this.#reader.at = at;
    this.#put(before, 0);
  }

  next(): void {
    const shared = this.#reader.number();
    this.#put(this.#reader.bytes(this.#reader.number()), shared);
  }

  #put(rest: Uint8Array, after: number): void {
    this.#length = after + rest.length;
    if (this.#length > this.#id.length) {
      const longer = new Uint8Array(this.#length * 2);
      longer.set(this.#id);
      this.#id = longer;
    }
    this.#id.set(rest, after);
  }

  text(): string {
    return fromUtf8(this.#id.subarray(0, this.#length));
  }

  landing(): Landing {
    return { at: this.#reader.at, before: this.#id.slice(0, this.#length) };
  }
}
