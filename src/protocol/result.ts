/** Errors cross contexts as values: a thrown error loses its type on the way. */
export type Failure = 'invalid-message' | 'unknown-token' | 'internal';
export type Result<T> = { ok: true; value: T } | { ok: false; error: Failure };

export const success = <T>(value: T): Result<T> => ({ ok: true, value });
export const failure = <T>(error: Failure): Result<T> => ({ ok: false, error });
