/** Searching in the popup, opened in a tab as it offers itself: as one types, by keyboard alone, and with whatever is pasted. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BROWSERS, type Browser, type Page, until } from '../support/browser';
import { launch } from '../support/e2e';
import { axeFaults, FRAMED } from '../support/own-pages';
import { startServer, type TestServer } from '../support/server';

let server: TestServer;
beforeAll(async () => {
  server = await startServer(FRAMED);
});
afterAll(() => server.close());

describe.each(BROWSERS)('search in %s', (name) => {
  let browser: Browser;
  let popup: Page;
  beforeAll(async () => {
    browser = await launch(name, server);
    popup = await browser.extensionPage('popup.html?q=');
    await popup.bringToFront();
  });
  afterAll(() => browser?.close());

  const box = (): Promise<string | null> =>
    popup.evaluate(
      () => (document.activeElement?.matches('.box') ? document.querySelector('input')?.value : null) ?? null,
    );
  const text = (selector: string): Promise<string[]> =>
    popup.evaluate(
      (css: string) =>
        [...document.querySelectorAll(css)].map((one) => one.textContent?.replace(/\s+/g, ' ').trim() ?? ''),
      selector,
    );
  const ask = async (query: string): Promise<void> => {
    if ((await box()) !== '') await popup.press('Escape');
    await until('an empty box', async () => (await box()) === '' && (await text('.choice')).length === 0);
    // At once, as one pastes: what is shown is then the answer to all of it, and to no beginning of it.
    await popup.evaluate((words: string) => document.execCommand('insertText', false, words), query);
    await until(`an answer to ${query}`, async () => {
      const [said] = await text('.found');
      return (await box()) === query && (said !== undefined || (await text('.choice')).length > 0);
    });
  };

  it('has the cursor in the box, and results as one types', async () => {
    await until('the focus', async () => (await box()) !== null);
    await popup.type('electronic evidence');
    await until('hits', async () => (await text('.choice')).length > 3);
    const marks = await text('.choice mark');
    expect(marks.length).toBeGreaterThan(3);
    expect(marks).toContain('evidence');
    expect(marks.filter((mark) => /^(?:the|of|and)$/i.test(mark))).toEqual([]);
    expect((await text('.hits .of')).some((heading) => heading.includes('E/CN.15/2018/12'))).toBe(true);
  });

  it('shows the notice with preliminary recommendations, and a sub-item under its lead-in', async () => {
    await ask('kind:recommendation evidence');
    await until('hits', async () => (await text('.choice')).length > 0);
    const [notice] = await text('.notice');
    expect(notice).toMatch(/preliminary/i);
    await ask('illegally gaining access meeting:4');
    await until('the sub-item', async () => (await text('.lead-in')).length > 0);
    expect((await text('.lead-in'))[0]).toMatch(/criminalization/i);
  });

  it('walks by arrows and opens the reader at the place by Enter', async () => {
    await ask('“electronic evidence” meeting:4');
    await until('hits', async () => (await text('.choice')).length > 1);
    const active = () => popup.evaluate(() => document.querySelector('input')?.getAttribute('aria-activedescendant'));
    const first = await active();
    await popup.press('ArrowDown');
    await until('another choice', async () => (await active()) !== first);
    await popup.press('ArrowUp');
    await until('the first again', async () => (await active()) === first);
    const before = await popup.evaluate(openTabs);
    await popup.press('Enter');
    const address = await until('a reader', async () => {
      const now = await popup.evaluate(openTabs);
      return now.find((url) => !before.includes(url) && url.includes('/reader.html?symbol=')) ?? null;
    });
    expect(address).toMatch(/reader\.html\?symbol=[^#]+&q=[^#]+#/);
    await popup.bringToFront();
  });

  it.each([
    ['eg.4/2018/l1', 'UNODC/CCPCJ/EG.4/2018/L.1'],
    ['V1801878', 'UNODC/CCPCJ/EG.4/2018/L.1'],
    ['https://undocs.org/en/A/RES/65/230', 'A/RES/65/230'],
    ['GA res 65/230', 'A/RES/65/230'],
  ])('knows %s', async (query, symbol) => {
    await ask(query);
    await until('the document', async () => (await text('.choice .symbol'))[0] === symbol);
    await until('what it is', async () => ((await text('.choice .sentence'))[0] ?? '') !== '');
  });

  it('offers the candidates of a number that leaves its body open', async () => {
    await ask('26/4');
    await until('candidates', async () => (await text('.choice .sentence')).length > 1);
    expect(await text('.choice .symbol')).toContain('CCPCJ/RES/26/4');
  });

  it('answers a question of fact above the hits', async () => {
    await ask('who chaired the 2018 meeting');
    await until('the answer', async () => /André Rypl/.test((await text('.answer')).join(' ')));
    expect((await text('.answer .source')).join(' ')).toContain('E/CN.15/2018/12');
  });

  it('says that nothing answers', async () => {
    await ask('ransomware');
    await until('said', async () => (await text('.found')).join(' ').startsWith('Nothing in the reports'));
    expect(await text('.hits:not(:has(.of b))')).toEqual([]);
  });

  it('narrows by chips, which are words of the query', async () => {
    await ask('criminalization');
    await popup.evaluate(() => {
      [...document.querySelectorAll<HTMLElement>('.chip')]
        .find((chip) => chip.textContent === 'Recommendations')
        ?.click();
    });
    await until('the query', async () =>
      popup.evaluate(() => document.querySelector('input')?.value === 'criminalization kind:recommendation'),
    );
    await until('recommendations alone', async () => (await text('.notice')).length === 1);
  });

  it.each(['light', 'dark'] as const)('has no fault that axe knows, %s', async (scheme) => {
    await popup.setColorScheme(scheme);
    expect(await axeFaults(popup)).toEqual([]);
    await popup.setColorScheme('light');
  });

  it('has the last query after it was closed by mistake, and the searches that led somewhere', async () => {
    await popup.evaluate(() => document.querySelector<HTMLElement>('.box')?.focus());
    await ask('workplan');
    await popup.close();
    popup = await browser.extensionPage('popup.html?tab=0');
    await popup.bringToFront();
    await until(
      'the query',
      async () => (await popup.evaluate(() => document.querySelector('input')?.value)) === 'workplan',
    );
    await popup.evaluate(() => document.querySelector<HTMLElement>('.box')?.focus());
    await popup.press('Escape');
    await until('recent searches', async () => (await text('.again')).includes('“electronic evidence” meeting:4'));
  });

  it('is not harmed by what is pasted', async () => {
    const hostile = [
      '<img src=x onerror="globalThis.fired=1"><script>fired=1</script>',
      '\u202Eevil\u202C \u0000\uD800 "unclosed',
      'kind: by: meeting:x symbol:: -- -"" ((( *** \\',
      'evidence '.repeat(12_000),
    ];
    for (const query of hostile) {
      await popup.evaluate((words: string) => {
        const input = document.querySelector<HTMLInputElement>('.box');
        if (!input) return;
        input.value = words;
        input.dispatchEvent(new InputEvent('input', { bubbles: true }));
      }, query);
      await until('an answer', async () => (await text('.found')).length === 1 && !(await text('.alone')).length);
    }
    expect(await popup.evaluate(() => 'fired' in globalThis)).toBe(false);
    expect(await popup.problems()).toEqual([]);
  });
});

/** Addresses of the extension's own pages that stand in tabs. Runs in a page of the extension. */
async function openTabs(): Promise<string[]> {
  const scope = globalThis as unknown as Record<string, typeof chrome>;
  const tabs = await ((scope.browser ?? scope.chrome) as typeof chrome).tabs.query({});
  return tabs.map(({ url = '' }) => url);
}
