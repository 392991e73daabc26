/**
 * Global set-up of the end-to-end tests: the folder in which every browser of the run leaves its record of connections, the
 * profile that Firefox starts from, and the certainty that there is a built extension to test.
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { BROWSERS } from './browser';
import { builtExtension } from './extension';
import { makeFirefoxTemplate } from './firefox';
import { startServer } from './server';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Folder of the run's connection records. */
    connectionLogs: string;
    /** See `LaunchOptions.template`. */
    firefoxTemplate: string;
  }
}

/** Where the projects of one run, which are set up one after the other, find the folder. */
const SHARED = 'SYMBOL_LENS_RUN';

async function prepare(): Promise<string> {
  const directory = mkdtempSync(join(tmpdir(), 'symbol-lens-run-'));
  const [logDirectory, template] = partsOf(directory);
  mkdirSync(logDirectory);
  mkdirSync(template);
  const server = await startServer({});
  await makeFirefoxTemplate(template, { extension: builtExtension('firefox'), server, logDirectory });
  await server.close();
  return directory;
}

const partsOf = (directory: string) => [join(directory, 'connections'), join(directory, 'firefox')] as const;

export default async function setup(project: TestProject): Promise<() => void> {
  for (const browser of BROWSERS) {
    if (!existsSync(join(builtExtension(browser), 'manifest.json'))) {
      throw new Error(`There is no built extension for ${browser}: run \`npm run build\` first.`);
    }
  }
  // One for all projects of the run: what one of them leaves, another judges.
  process.env[SHARED] ??= await prepare();
  const directory = process.env[SHARED];
  const [connectionLogs, firefoxTemplate] = partsOf(directory);
  project.provide('connectionLogs', connectionLogs);
  project.provide('firefoxTemplate', firefoxTemplate);
  return () => rmSync(directory, { recursive: true, force: true });
}
