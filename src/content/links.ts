/**
 * Links whose address names a document while their text does not: "here". Only addresses of United Nations sites are
 * looked at: the engine picks them out, so that ordinary links cost nothing. Knows nothing of links in shadow roots.
 */

import { MAX_PASSAGES, type NamedInText, type PageSettings } from '../protocol/messages';
import { couldHoldSymbol } from '../symbols/gate';
import { ask } from './ask';
import { hasLinks, isConnected, isEdited, isText, newWalker, parentElement, queryAll } from './dom';
import { type Mark, type Marks, toMark } from './marks';
import { inSlices, type Job } from './slices';

// Hosts are written in small letters: a search in either case takes Chromium five times as long, in one step.
const LINKS = 'a:is([href*="undocs.org/"],[href*=".un.org/"])';
/** More links are not looked at, nor longer addresses and texts: a list of documents names them in its text. */
const MOST = 2000;
const MOST_LETTERS = 500;
/** Between two looks, at least: changes of a page come in rows. And in multiples of the time that the last one took. */
const REST = 500; // ms
const SHARE = 40;

/** Returns what looks at the links of the page, soon, and adds their marks; `found` is told if there are any. */
export function createLinks(
  marks: Marks,
  signal: AbortSignal,
  found: (settings: PageSettings | null) => void,
): () => void {
  /** What each address names; null for nothing. Undefined is not asked yet. */
  const known = new Map<string, NamedInText | null>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let rest = REST;

  /** Puts the links whose address may name a document into `links`, with their texts. */
  function* collect(links: [address: string, texts: Text[]][]): Job {
    for (const link of [...queryAll(document, LINKS)].slice(0, MOST)) {
      yield;
      const address = link.getAttribute('href') ?? '';
      if (address.length > MOST_LETTERS || known.get(address) === null) continue;
      if (!known.has(address) && !couldHoldSymbol(address)) known.set(address, null);
      else {
        const texts = textsOf(link);
        const text = texts.map(({ data }) => data).join('');
        if (texts[0] && text.length <= MOST_LETTERS && !couldHoldSymbol(text) && !isEdited(texts[0]))
          links.push([address, texts]);
      }
    }
  }
  /** A mark on the text of each link whose address is known to name a document, into `added`. */
  function* add(links: [address: string, texts: Text[]][], added: Mark[]): Job {
    for (const [address, nodes] of links) {
      yield;
      const named = known.get(address);
      const [first, last] = [nodes[0], nodes.at(-1)];
      if (!named || !first || !last || !isConnected(first) || !isConnected(last) || marks.of(parentElement(first))[0])
        continue;
      const [start, end] = [
        { node: first, offset: first.data.search(/\S/) },
        { node: last, offset: last.data.trimEnd().length },
      ];
      const surface = address.slice(named.start, named.end);
      const mark = toMark({ ...named, surface }, { start, end, nodes });
      if (!mark) continue;
      marks.add([mark]);
      added.push(mark);
    }
  }
  const look = async (): Promise<void> => {
    if (!hasLinks()) return;
    const links: [address: string, texts: Text[]][] = [];
    rest = Math.max(REST, SHARE * (await inSlices(signal, collect(links))));
    let settings: PageSettings | null = null;
    const passages = [...new Set(links.map(([address]) => address))].filter((one) => !known.has(one));
    for (let at = 0; at < passages.length; at += MAX_PASSAGES) {
      const some = passages.slice(at, at + MAX_PASSAGES);
      const reply = await ask('content/read', { passages: some });
      settings = reply?.settings ?? settings;
      for (const [i, named] of (reply?.found ?? []).entries()) known.set(some[i] as string, named[0] ?? null);
    }
    const added: Mark[] = [];
    await inSlices(signal, add(links, added));
    if (added[0]) found(settings);
  };
  signal.addEventListener('abort', () => clearTimeout(timer));
  return () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      void look();
    }, rest);
  };
}

/** The texts of a link that have letters. */
function textsOf(link: Element): Text[] {
  const walker = newWalker(link, link);
  const texts: Text[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (isText(node) && /\S/.test(node.data)) texts.push(node);
  return texts;
}
