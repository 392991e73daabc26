/** Which snapshots stay: the last ones, one a day, one a week. Pure. */
import type { SnapshotInfo } from '../protocol/notes';

const LAST = 3;
const DAYS = 7;
const WEEKS = 5;
const DAY = 86_400_000; // ms
/** All of them together, in UTF-16 code units of text; the newest stays whatever it takes. */
const LONGEST = 200_000_000;

/** Ids of the snapshots that stay at the moment `now` (ms since 1970): of each day and week the newest one. */
export function keptSnapshots(snapshots: readonly SnapshotInfo[], now: number): Set<string> {
  const newest = snapshots.toSorted((a, b) => Date.parse(b.taken) - Date.parse(a.taken));
  const wanted = new Set(newest.slice(0, LAST).map(({ id }) => id));
  const spans = new Set<string>();
  for (const { id, taken } of newest) {
    const day = Math.floor(Date.parse(taken) / DAY);
    const age = Math.floor(now / DAY) - day;
    const span = age < DAYS ? `day ${day}` : age < WEEKS * 7 ? `week ${Math.floor(day / 7)}` : null;
    if (span === null || spans.has(span)) continue;
    spans.add(span);
    wanted.add(id);
  }
  const kept = new Set<string>();
  let size = 0;
  for (const snapshot of newest) {
    if (!wanted.has(snapshot.id)) continue;
    size += snapshot.size;
    if (kept.size > 0 && size > LONGEST) break;
    kept.add(snapshot.id);
  }
  return kept;
}
