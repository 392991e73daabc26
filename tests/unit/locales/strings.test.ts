/** No word for people stands in the code; every key that the code asks for exists; no key lies idle. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readCatalogue } from './catalogue';
import { filesUnder, hardCodedStrings, keysAsked, parse, stringLiterals, wordsInHtml } from './source-strings';

/** Rooms that show something to people; those of later pages are read as soon as they exist. */
const SHOWING = [
  'card',
  'ui',
  'note-view',
  'content',
  'background',
  'popup',
  'panel',
  'reader',
  'viewer',
  'options',
  'welcome',
].map((room) => `src/${room}`);
const sources = filesUnder(SHOWING, ['.ts', '.tsx']);
const english = readCatalogue('en');
const PLURAL = /^(.+)_(?:zero|one|two|few|many|other)$/;

const found = (source: string, file = 'fixture.tsx') => hardCodedStrings(parse(file, source)).map(({ text }) => text);

describe('hard-coded strings', () => {
  it('do not stand in any page, in the content script or in the background', () => {
    expect(sources.length).toBeGreaterThan(20);
    expect(sources.flatMap((file) => hardCodedStrings(parse(file)))).toEqual([]);
  });

  it('do not stand in any page of HTML', () => {
    for (const page of filesUnder(SHOWING, ['.html']))
      expect(wordsInHtml(readFileSync(page, 'utf8')), page).toEqual([]);
    expect(wordsInHtml('<title>Card</title><p title="Hello there">·</p>')).toEqual(['Card', 'Hello there']);
  });

  it.each([
    ['text between tags', 'const a = <p>Hello there</p>;', 'Hello there'],
    ['text in braces', 'const a = <p>{"Hello there"}</p>;', 'Hello there'],
    ['text in a template', 'const a = <p>{`Hello $' + '{name}`}</p>;', 'Hello'],
    ['either branch of a choice', 'const a = <p>{open ? "Less" : t("more")}</p>;', 'Less'],
    ['text behind a condition', 'const a = <p>{open && "Open now"}</p>;', 'Open now'],
    ['text that is put together', 'const a = <p>{"Page " + page}</p>;', 'Page'],
    ['a title', 'const a = <b title="Hello there" />;', 'Hello there'],
    ['a label for ears', 'const a = <b aria-label={`Close $' + '{name}`} />;', 'Close'],
    ['a placeholder', 'const a = <input placeholder={empty ? "Search" : ""} />;', 'Search'],
    ['an image without sight', 'const a = <img alt="A lens" />;', 'A lens'],
    ['text set on an element', 'host.textContent = "Hello there";', 'Hello there'],
    ['a title set on the document', 'document.title = `Card: $' + '{symbol}`;', 'Card:'],
    ['an attribute set by name', 'host.setAttribute("aria-label", "Hello there");', 'Hello there'],
    ['text appended', 'host.append("Hello there", child);', 'Hello there'],
    ['text in another script', 'const a = <p>مرحبا</p>;', 'مرحبا'],
  ])('are found as %s', (_, source, text) => {
    expect(found(source)).toEqual([text]);
  });

  it.each([
    ['classes, keys and types', 'const a = <p class="quiet" key="one" type="button">{t("languageTag")}</p>;'],
    ['signs and single letters', 'const a = <p>{" · "}° – (x)</p>;'],
    ['arguments of functions', 'const a = <p>{say("showAll", count)}</p>;'],
    ['comparisons', 'const a = <p>{kind === "document" && title}</p>;'],
    ['attributes set by name that nobody reads', 'host.setAttribute("popover", "manual");'],
  ])('are not seen in %s', (_, source) => {
    expect(found(source)).toEqual([]);
  });

  it('are reported with their file and line', () => {
    expect(hardCodedStrings(parse('fixture.tsx', '\n\nconst a = <p>Hello</p>;'))).toEqual([
      { file: 'fixture.tsx', line: 3, text: 'Hello' },
    ]);
  });
});

describe('keys', () => {
  it('that the code asks for exist', () => {
    const missing = filesUnder(['src'], ['.ts', '.tsx']).flatMap((file) =>
      keysAsked(parse(file))
        .filter(({ key, plural }) => !Object.hasOwn(english, plural ? `${key}_other` : key))
        .map(({ key, line }) => `${file}:${line} ${key}`),
    );
    expect(missing).toEqual([]);
  });

  it('that do not exist would be found', () => {
    const source =
      'const a = <Message of="noSuchKey" slots={[]} />; t("other"); plural(many ? "a" : "b", 2); say(key);';
    expect(keysAsked(parse('fixture.tsx', source)).map(({ key, plural }) => [key, plural])).toEqual([
      ['noSuchKey', false],
      ['other', false],
      ['a', true],
      ['b', true],
    ]);
  });

  it('are all used', () => {
    const literals = new Set(filesUnder(['src'], ['.ts', '.tsx']).flatMap((file) => [...stringLiterals(parse(file))]));
    const manifest = readFileSync('manifest.json', 'utf8');
    const idle = Object.keys(english).filter((key) => {
      const base = PLURAL.exec(key)?.[1];
      return !literals.has(base ?? key) && !manifest.includes(`__MSG_${key}__`);
    });
    expect(idle).toEqual([]);
  });

  it('that the manifest names exist', () => {
    const named = [...readFileSync('manifest.json', 'utf8').matchAll(/__MSG_(\w+)__/g)].map(
      (match) => match[1] as string,
    );
    expect(named.filter((key) => !Object.hasOwn(english, key))).toEqual([]);
    expect(named).toEqual(expect.arrayContaining(['extensionName', 'extensionDescription']));
  });
});
