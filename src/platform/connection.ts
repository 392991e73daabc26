/**
 * One connection to a database of IndexedDB that never hangs and never remembers a failure, and the names of what can go wrong.
 * Must not know what a database holds.
 */

/** An open that has not settled by now is blocked by something that will not go away by waiting. */
const OPEN_TIMEOUT = 1500; // ms
/** The pauses between attempts: a backing store that failed once often opens the second time. */
const RETRY_PAUSES = [50, 250]; // ms

/**
 * `refused`: the browser lets us store nothing here. `full`: no room. `blocked`: another context holds an older version open.
 * `newer`: a newer build has written it. `broken`: everything else.
 */
export type StorageTrouble = 'refused' | 'full' | 'blocked' | 'newer' | 'broken';

export class StorageError extends Error {
  constructor(
    readonly trouble: StorageTrouble,
    options?: ErrorOptions,
  ) {
    super(trouble, options);
  }
}

const nameOf = (error: unknown): string => (error instanceof DOMException || error instanceof Error ? error.name : '');

/**
 * What an error of IndexedDB means. Refusals are final (private windows, blocked storage); `broken` may be damage that a retry mends.
 * @see https://w3c.github.io/IndexedDB/#dom-idbfactory-open for SecurityError and VersionError; Firefox answers
 * InvalidStateError where history is never kept.
 */
export function storageTroubleOf(error: unknown): StorageTrouble {
  if (error instanceof StorageError) return error.trouble;
  const name = nameOf(error);
  const message = error instanceof Error || error instanceof DOMException ? error.message : '';
  if (name === 'TimeoutError') return 'blocked';
  if (name === 'VersionError') return 'newer';
  if (name === 'QuotaExceededError') return 'full';
  const refused = ['SecurityError', 'InvalidStateError', 'NotAllowedError', 'NotSupportedError'].includes(name);
  return refused || /denied permission|did not allow mutations/i.test(message) ? 'refused' : 'broken';
}

/** Errors of a connection that was closed under its user, or of a store that often answers when it is opened again. */
const LOST = ['InvalidStateError', 'TransactionInactiveError', 'AbortError', 'UnknownError'];
const isLost = (error: unknown): boolean => LOST.includes(nameOf(error));

/** Gives up after `patience` ms with a `TimeoutError`; what still arrives later is handed to `discard`. */
export function settled<T>(
  work: Promise<T>,
  patience = OPEN_TIMEOUT,
  discard: (late: T) => void = () => {},
): Promise<T> {
  return new Promise((resolve, reject) => {
    let given = false;
    const timer = setTimeout(() => {
      given = true;
      reject(new DOMException(`Nothing came within ${patience} ms.`, 'TimeoutError'));
    }, patience);
    work.then(
      (value) => {
        clearTimeout(timer);
        if (given) discard(value);
        else resolve(value);
      },
      (error) => {
        clearTimeout(timer);
        reject(error);
      },
    );
  });
}

/** The one connection of a context to one database, opened on first use and again after the browser closed it. */
export class Connection<D extends { close(): void }> {
  private current: Promise<D> | null = null;

  /** @param connect opens the database; it calls `lost` when the connection is closed by another hand than ours. */
  constructor(private readonly connect: (lost: () => void) => Promise<D>) {}

  /** @throws StorageError when it cannot be opened; the next call tries again. */
  open(): Promise<D> {
    this.current ??= this.openWithRetries().catch((error) => {
      this.current = null;
      throw error;
    });
    return this.current;
  }

  /**
   * Does `work` with the database, once more with a new connection if the old one was lost on the way: so `work` is one
   * transaction, or may be done twice.
   * @throws StorageError
   */
  async use<T>(work: (database: D) => Promise<T>): Promise<T> {
    for (let attempt = 0; ; attempt++) {
      const database = await this.open();
      try {
        return await work(database);
      } catch (error) {
        if (attempt > 0 || !isLost(error)) throw new StorageError(storageTroubleOf(error), { cause: error });
        this.current = null;
        database.close();
      }
    }
  }

  /** Lets the database go; the next use opens it again. */
  async close(): Promise<void> {
    const open = this.current;
    this.current = null;
    (await open?.catch(() => null))?.close();
  }

  private async openWithRetries(): Promise<D> {
    for (let attempt = 0; ; attempt++) {
      try {
        if (typeof indexedDB === 'undefined') throw new DOMException('No IndexedDB here.', 'SecurityError');
        const lost = () => {
          this.current = null;
        };
        return await settled(this.connect(lost), OPEN_TIMEOUT, (late) => late.close());
      } catch (error) {
        const trouble = storageTroubleOf(error);
        const pause = RETRY_PAUSES[attempt];
        if (trouble !== 'broken' || pause === undefined) throw new StorageError(trouble, { cause: error });
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
  }
}
