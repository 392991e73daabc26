/**
 * The registry of leading elements (`data/catalogue/bodies.json`): which body a symbol belongs to, under which name,
 * and what its sessions say about years. Not reachable from the finder.
 */
import catalogue from '../../data/catalogue/bodies.json';
import type { Language } from './types';

type Names = Partial<Record<Language, string>>;

/** How a body's session number becomes a year. */
export type SessionRule =
  | { kind: 'assembly' }
  | { kind: 'formula'; rule: string; offset?: number; from: number; to: number; printed?: boolean };

export interface BodyRow {
  element: string;
  /** Names that a source makes certain. */
  names?: Names;
  source: string;
  session?: SessionRule;
  /** False when the documents are not in the Official Document System. */
  links?: boolean;
  /** Element of the body that an internal key stands for. */
  same?: string;
}

const rows = new Map<string, BodyRow>();
for (const row of catalogue.bodies as BodyRow[]) rows.set(row.element, row);

/** The row of exactly these leading elements. */
export function bodyRow(element: string): BodyRow | undefined {
  return rows.get(element);
}

/** A certain name in `language`, else in English, else null. */
export function bodyName(element: string, language: Language): string | null {
  const row = rows.get(element);
  const names = (row?.same ? rows.get(row.same) : row)?.names;
  return names?.[language] ?? names?.en ?? null;
}

/**
 * Leading elements that the registry knows, longest first: `E/CN.4/Sub.2`, `E/CN.4`, `E`. A series number that ends
 * a known element belongs to it: `UNEP/EA.4` is under `UNEP/EA`.
 */
export function knownPrefixes(elements: string[]): { element: string; length: number }[] {
  const found: { element: string; length: number }[] = [];
  for (let length = Math.min(elements.length, 4); length > 0; length--) {
    const element = elements.slice(0, length).join('/');
    if (rows.has(element)) found.push({ element, length });
    else {
      const general = element.replace(/(?:\.(?:\d+|[IVXL]+)|\([A-Z0-9-]+\))$/, '');
      if (general !== element && rows.has(general)) found.push({ element: general, length });
      else {
        const group = element.replace(/\.WG\.\d+$/, '');
        if (group !== element && rows.has(group)) found.push({ element: group, length });
      }
    }
  }
  return found;
}
