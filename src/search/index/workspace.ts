/**
 * Columns of numbers for the sums of a question, one number a document. They are lent and used again: an index of many
 * documents has large ones, and to make and throw them away at every keystroke would cost more than to fill them.
 */

/** Columns of a kind that are kept: as many as a question of a few words takes. */
const MOST_KEPT = 4;

type Column = Float32Array | Uint32Array | Uint8Array;

class Shelf<T extends Column> {
  readonly #free: T[] = [];
  constructor(private readonly make: () => T) {}

  lend(): T {
    const column = this.#free.pop();
    column?.fill(0);
    return column ?? this.make();
  }

  putBack(columns: T[]): void {
    for (const column of columns.splice(0)) if (this.#free.length < MOST_KEPT) this.#free.push(column);
  }
}

/** What the columns of one index, or of several in a row, are lent from. */
export class Lendings {
  readonly floats: Shelf<Float32Array>;
  readonly numbers: Shelf<Uint32Array>;
  readonly bytes: Shelf<Uint8Array>;

  /** @param size numbers in a column */
  constructor(size: number) {
    this.floats = new Shelf(() => new Float32Array(size));
    this.numbers = new Shelf(() => new Uint32Array(size));
    this.bytes = new Shelf(() => new Uint8Array(size));
  }
}

/** The columns of one question, all zero when they are lent. Nobody may use one after {@link Workspace.leave}. */
export class Workspace {
  readonly #floats: Float32Array[] = [];
  readonly #numbers: Uint32Array[] = [];
  readonly #bytes: Uint8Array[] = [];

  constructor(private readonly columns: Lendings) {}

  /** One to leave earlier. */
  part(): Workspace {
    return new Workspace(this.columns);
  }

  floats(): Float32Array {
    const column = this.columns.floats.lend();
    this.#floats.push(column);
    return column;
  }

  numbers(): Uint32Array {
    const column = this.columns.numbers.lend();
    this.#numbers.push(column);
    return column;
  }

  bytes(): Uint8Array {
    const column = this.columns.bytes.lend();
    this.#bytes.push(column);
    return column;
  }

  leave(): void {
    this.columns.floats.putBack(this.#floats);
    this.columns.numbers.putBack(this.#numbers);
    this.columns.bytes.putBack(this.#bytes);
  }
}
