/** What is wrong with a file of notes: a code, and the record and field that it is about. Words for it are the reader's own. */

export const PROBLEM_CODES = [
  'tooLarge',
  'tooMany',
  'tooDeep',
  'notJson',
  'unknownFormat',
  'newerVersion',
  'badRecord',
  'repeatedId',
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

export interface ImportProblem {
  code: ProblemCode;
  /** 1-based place of the note in the file; null for the file as a whole. */
  record: number | null;
  /** The field that is wrong, as the format calls it; null for the record as a whole. */
  field: string | null;
}

/** Thrown by the readers of formats, caught by the import: nothing of the file is taken. */
export class BadFile extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly record: number | null = null,
    readonly field: string | null = null,
  ) {
    super(code);
  }
}
