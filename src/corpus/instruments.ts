/**
 * Instruments that texts call by name, under one identity: `data/vocabulary/names.json` says which names are one thing.
 * Where they stand is found by `src/reports`. Pure.
 */
import names from '../../data/vocabulary/names.json' with { type: 'json' };
import { findInstruments } from '../reports/instruments';
import type { Report } from '../reports/types';
import type { InstrumentEntry } from './model';
import { passagesOf } from './passages';

const fold = (name: string) =>
  name
    .toLowerCase()
    .replace(/^the\s+/, '')
    .replace(/\s+/g, ' ')
    .trim();
const BY_NAME = new Map(
  names.instruments.flatMap(({ id, names: all }) => [id, ...all].map((name) => [fold(name), id])),
);

/**
 * The key of an instrument from its key or any of its names, in any case, with or without `instrument:` before it:
 * `UNTOC`, `instrument:Budapest Convention`, `ETS No. 185`. Null for what is none.
 */
export function instrumentKey(name: string): string | null {
  return BY_NAME.get(fold(name.replace(/^instrument:/i, ''))) ?? null;
}

export type InstrumentPlaces = Map<string, InstrumentEntry>;

/** Every instrument that the reports name, with each place that names it in the order of the reports. */
export function instrumentPlaces(reports: Report[]): InstrumentPlaces {
  const entries: InstrumentPlaces = new Map();
  for (const { id, text } of reports.flatMap(passagesOf))
    for (const { start, end, surface, key } of findInstruments(text)) {
      const known = names.instruments.find((each) => each.id === key);
      const entry = entries.get(key) ?? { key, names: known?.names ?? [], source: known?.source ?? '', places: [] };
      entry.places.push({ source: id, start, end, surface });
      entries.set(key, entry);
    }
  return entries;
}
