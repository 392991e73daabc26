/**
 * A page that listens to everything learns nothing from us but what the bundled corpus says to all: which of its own symbols it
 * holds or cites. Nothing of a card's text, of what is pressed or typed in it, nor that this extension is there by an address.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BROWSERS, type Browser, type Page, until } from '../support/browser';
import { launch, leave, marked, restOnTarget, scanned, settledCard, wait } from '../support/e2e';
import { builtExtension } from '../support/extension';
import { hostilePage, hostileSites } from '../support/hostile';
import { startServer, type TestServer } from '../support/server';

interface Spied {
  events: string[];
  messages: string[];
  resources: string[];
  mutations: string[];
  errors: string[];
}

let server: TestServer;
beforeAll(async () => {
  server = await startServer(hostileSites());
});
afterAll(() => server.close());

const spied = (page: Page): Promise<Spied> => page.evaluate(() => (window as unknown as { spied: Spied }).spied);

/** Every file of the package, as paths from its root. */
const packaged = (directory: string): string[] =>
  readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(directory.length + 1));

describe.each(BROWSERS)('a page that listens, in %s', (name) => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await launch(name, server);
    page = await browser.newPage();
  });
  afterAll(() => browser?.close());

  it('hears nothing of a card that opens, is used and closes', async () => {
    await page.movePointer({ x: 2, y: 2 });
    await page.goto(hostilePage('spy.html'));
    await scanned(page);
    const before = await page.evaluate(() => ({ frames: document.querySelectorAll('iframe').length, windows: length }));
    const problems = (await page.problems()).length;
    const { text } = await restOnTarget(page);
    // Words that stand in the card and nowhere in the page.
    const words = (await text()).match(/Expert Group|Vienna|Legislation/g) ?? [];
    expect(words.length).toBeGreaterThan(1);
    const box = await settledCard(page);
    await page.click({ x: Math.round(box.x + 5), y: Math.round(box.y + box.height / 2) });
    const atPress = (await spied(page)).events.length;
    await page.type('secret');
    await page.press('Tab');
    await page.press('Enter');
    await wait(200);

    const open = await spied(page);
    // At the most it is told that the focus went from its window to an element without a name.
    const allowed =
      /^(blur window|focus window|focusin DIV|focus DIV|blur (BODY|DIV)|focusout (BODY|DIV)|beforetoggle DIV|toggle DIV|visibilitychange .*|load .*|selectionchange #document)$/;
    expect(open.events.slice(atPress).filter((event) => !allowed.test(event))).toEqual([]);
    expect(open.events.filter((event) => /secret|keydown|keyup|input/.test(event))).toEqual([]);
    expect(open.messages).toEqual([]);
    expect(open.errors).toEqual([]);
    const own = browser.extensionOrigin.split('//')[1] ?? '';
    const everything = JSON.stringify(open);
    expect(everything).not.toContain(own);
    expect(everything).not.toMatch(/extension:/);
    for (const word of words) expect(everything).not.toContain(word);

    const asked = await page.evaluate((wanted: string[]) => {
      const own = window as unknown as { find(text: string): boolean };
      const found = wanted.filter((word) => {
        try {
          return own.find(word);
        } catch {
          return false; // Firefox refuses for what is there and what is not, alike
        }
      });
      const host = document.querySelector('html > div');
      let internals = 'none';
      try {
        internals = String((host as HTMLElement | null)?.attachInternals().shadowRoot);
      } catch {
        // A plain element has none.
      }
      return {
        found,
        selection: String(getSelection()),
        frames: document.querySelectorAll('iframe').length,
        windows: window.length,
        root: host?.shadowRoot ?? null,
        internals,
        inner: `${host?.innerHTML}${host?.textContent}`,
        attributes: host?.getAttributeNames().sort(),
        names: performance.getEntries().map((entry) => entry.name),
        focused: document.activeElement?.innerHTML ?? '',
      };
    }, words);
    expect(asked).toMatchObject({ ...before, found: [], selection: '', root: null, internals: 'none', inner: '' });
    expect(asked.attributes?.filter((one) => !['style', 'popover'].includes(one))).toEqual([]);
    expect(asked.names.filter((one) => one.includes('extension'))).toEqual([]);
    expect(asked.focused).not.toMatch(/iframe/);

    await page.press('Escape');
    await leave(page);
    const after = await spied(page);
    expect(after.messages).toEqual([]);
    expect(after.mutations.filter((one) => !/^(childList HTML|attributes DIV (style|popover))/.test(one))).toEqual([]);
    expect((await page.problems()).slice(problems)).toEqual([]);
  });

  it('reads in the registry of highlights the bundled corpus, and nothing more', async () => {
    await page.movePointer({ x: 2, y: 2 });
    await page.goto(hostilePage('spy.html'));
    await until('both are underlined', async () => (await marked(page)).length === 2);
    const registry = () =>
      page.evaluate(() =>
        [...CSS.highlights].map(([key, highlight]) => [
          key,
          highlight.priority,
          highlight.type,
          [...highlight].map(String),
        ]),
      );
    const before = await registry();
    for (const [key] of before) expect(key).toMatch(/^sl-\d$/);
    expect(before.flatMap((entry) => entry[3] as string[]).sort()).toEqual([
      'A/RES/65/230',
      'UNODC/CCPCJ/EG.4/2018/L.1',
    ]);
    // A card, and its being used, changes nothing in it.
    await restOnTarget(page);
    expect(await registry()).toEqual(before);
    await leave(page);
    expect(await registry()).toEqual(before);
  });

  it('cannot load any file of the package', async () => {
    await page.goto(hostilePage('spy.html'));
    const files = packaged(builtExtension(name)).filter((file) => file !== 'card.html');
    expect(files.length).toBeGreaterThan(10);
    const addresses = files.map((file) => `${browser.extensionOrigin}/${file}`);
    const loaded = await page.evaluate(async (sources: string[]) => {
      const found: string[] = [];
      const element = (tag: 'img' | 'script' | 'link', source: string) =>
        new Promise<boolean>((resolve) => {
          const made = document.createElement(tag);
          made.onload = () => resolve(true);
          made.onerror = () => resolve(false);
          if (made instanceof HTMLLinkElement) {
            made.rel = 'stylesheet';
            made.href = source;
          } else made.src = source;
          document.head.append(made);
          setTimeout(() => resolve(false), 2000);
        });
      await Promise.all(
        sources.map(async (source) => {
          if (
            await fetch(source).then(
              ({ ok }) => ok,
              () => false,
            )
          )
            found.push(`fetch ${source}`);
          const tag = /\.(?:png|svg)$/.test(source) ? 'img' : source.endsWith('.css') ? 'link' : 'script';
          if (await element(tag, source)) found.push(`${tag} ${source}`);
        }),
      );
      return found;
    }, addresses);
    expect(loaded).toEqual([]);
  });

  it('cannot read the card page by fetching it', async () => {
    await page.goto(hostilePage('spy.html'));
    const read = await page.evaluate(
      (source: string) =>
        fetch(source).then(
          (answer) => answer.text(),
          () => '',
        ),
      `${browser.extensionOrigin}/card.html`,
    );
    // Firefox lets a page read it under the address of this profile, which no page learns; there is nothing in it.
    expect(read).not.toMatch(/UNODC|A\/RES/);
  });
});
