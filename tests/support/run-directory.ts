/**
 * Global set-up of the end-to-end tests: the folder in which every browser of the run leaves its record of connections, and
 * the certainty that there is a built extension to test.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { BROWSERS } from './browser';
import { builtExtension } from './extension';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Folder of the run's connection records. */
    connectionLogs: string;
  }
}

/** Where the projects of one run, which are set up one after the other, find the folder. */
const SHARED = 'SYMBOL_LENS_CONNECTIONS';

export default function setup(project: TestProject): () => void {
  for (const browser of BROWSERS) {
    if (!existsSync(join(builtExtension(browser), 'manifest.json'))) {
      throw new Error(`There is no built extension for ${browser}: run \`npm run build\` first.`);
    }
  }
  // One for all projects of the run: what one of them leaves, another judges.
  const directory = process.env[SHARED] ?? mkdtempSync(join(tmpdir(), 'symbol-lens-connections-'));
  process.env[SHARED] = directory;
  project.provide('connectionLogs', directory);
  return () => rmSync(directory, { recursive: true, force: true });
}
