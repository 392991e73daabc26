/**
 * The catalogues of `_locales` read as a browser reads them, for tests that run outside a browser.
 */
import { readdirSync, readFileSync } from 'node:fs';
import type { Say } from '../../../src/card/pinpoint';

export interface Entry {
  message: string;
  description?: string;
  placeholders?: Record<string, { content: string; example?: string }>;
}
export type Catalogue = Record<string, Entry>;

const ROOT = new URL('../../../public/_locales/', import.meta.url);

/** Folder names under `_locales`. */
export const LOCALES = readdirSync(ROOT).sort();

export function readCatalogue(locale: string): Catalogue {
  return JSON.parse(readFileSync(new URL(`${locale}/messages.json`, ROOT), 'utf8'));
}

/** Names of the placeholders that the text of a message uses, in lower case, each once, in alphabetical order. */
export function placeholdersIn(message: string): string[] {
  return [...new Set([...message.matchAll(/\$(\w+)\$/g)].map((match) => (match[1] as string).toLowerCase()))].sort();
}

/** What `browser.i18n.getMessage` would answer with this catalogue. */
export function sayFrom(catalogue: Catalogue): Say {
  return (key, ...values) => {
    const entry = catalogue[key];
    if (!entry) return '';
    return entry.message.replaceAll(/\$(\w+)\$/g, (_, name: string) => {
      const content = entry.placeholders?.[name.toLowerCase()]?.content ?? '';
      return content.replaceAll(/\$(\d)/g, (__, number: string) => String(values[Number(number) - 1] ?? ''));
    });
  };
}
