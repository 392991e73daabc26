/** What can be wrong with a stored index. The index is a copy: whoever reads it lets it be made or installed anew. */

export type IndexFault = 'missing' | 'cut' | 'corrupted' | 'format';

/** A shard is not there, has another length or other bytes than were written, or is of another format. */
export class IndexError extends Error {
  constructor(
    /** `head`, or the number of the shard. */
    readonly shard: string,
    readonly fault: IndexFault,
  ) {
    super(`Shard ${shard} of the search index is ${fault === 'format' ? 'of another format' : fault}.`);
    this.name = 'IndexError';
  }
}
