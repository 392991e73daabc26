/**
 * Whether notes find their place again: the five reports are edited by rule, every word's way is known, and so is the draft's
 * way into its report. `npx tsx tests/golden/anchors.ts [--accept] [--all] [--peer]`: prints how many notes attach rightly, wrongly and
 * go to the tray, what changed since the last accepted state, with `--all` each note that is not right, with `--peer` another
 * program's matcher on a sample of the same notes. Exit status 1 if something was lost.
 * With `--held-out` on what nothing was tuned on: other seeds, and texts of other bodies from `../shared/scale`; prints, and
 * compares with nothing.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildBundledSegment } from '../../src/cli/bundled-segment';
import { AnchorDocument, attach, makeAnchor } from '../../src/notes/anchor';
import type { Anchor } from '../../src/notes/types';
import { scaleParagraphs } from '../bench/texts';
import recorded from './anchors/draft-to-report.json' with { type: 'json' };
import * as edit from './anchors/mutations';
import { peerMatch } from './anchors/peer';

const ACCEPTED = join(import.meta.dirname, 'anchors/accepted.json');
const all = process.argv.includes('--all');
const withPeer = process.argv.includes('--peer');
/** The peer is slow: it sees one note in so many. */
const PEER_EVERY = 6;
const heldOut = process.argv.includes('--held-out');
const SEEDS = heldOut ? [101, 102] : [1, 2];

interface Score {
  notes: number;
  right: number;
  wrong: number;
  /** Still there, but sent to the tray. */
  tray: number;
  /** Of the right ones: gone from the text, and rightly in the tray. */
  trayDue: number;
}
const empty = (): Score => ({ notes: 0, right: 0, wrong: 0, tray: 0, trayDue: 0 });

interface Source {
  symbol: string;
  language: string;
  passages: edit.Passage[];
}
const { records } = await buildBundledSegment('data/reports');
const sources: Source[] = records.flatMap(([table, key, value]) =>
  table === 'document' ? [{ symbol: key, language: value.language, passages: value.passages }] : [],
);
if (heldOut) sources.push(...otherTexts());
const vocabulary = [
  ...new Set(sources.flatMap(({ passages }) => passages.flatMap(({ text }) => text.match(/[\p{L}]+/gu) ?? []))),
];

const wordSet = (text: string): Set<string> => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu));
const wordSets = new Map<string, Set<string>>();
/** True for another document's version of a passage: put in where that was taken out, it is not foreign. */
function isVersion(text: string, { passages }: Source): boolean {
  const known = (each: string): Set<string> => {
    const set = wordSets.get(each) ?? wordSet(each);
    wordSets.set(each, set);
    return set;
  };
  const words = known(text);
  return passages.some((passage) => {
    const other = known(passage.text);
    const both = [...words].filter((word) => other.has(word)).length;
    return both > 0.5 * Math.min(words.size, other.size) && both > 0.3 * Math.max(words.size, other.size);
  });
}

/** Stretches of decisions of a convention's bodies, and speeches, their paragraphs numbered as those of a report. */
function otherTexts(): Source[] {
  const paragraphs = scaleParagraphs() ?? [];
  const starts = [3000, 9000, 15_000, 21_000, 50_000, 80_000];
  return starts.flatMap((start, number) => {
    const texts = paragraphs.slice(start, start + 80);
    const passages = texts.map(({ text }, index) => ({ id: `TEXT/${number}#${index + 1}`, text }));
    return passages.length > 0 ? [{ symbol: `TEXT/${number}`, language: 'en', passages }] : [];
  });
}

/** A note and the words of the original that it stands on. */
interface Case {
  anchor: Anchor;
  passage: number;
  /** Pieces of the passage, end exclusive. */
  from: number;
  to: number;
  /** Offset of the quote in the whole text. */
  hint: number;
}

/** On every passage: the whole of it, a word or two, part of a sentence, a sentence. */
function casesOf({ language, passages }: Source, random: edit.Random): Case[] {
  const document = new AnchorDocument(language, passages);
  let offset = 0;
  return edit.draftOf(passages).flatMap(({ pieces }, index): Case[] => {
    const passage = passages[index] as edit.Passage;
    const starts: number[] = [];
    let length = 0;
    for (const { text } of pieces) {
      starts.push(length);
      length += text.length;
    }
    const words = pieces.flatMap(({ from }, at) => (from ? [at] : []));
    const make = (first: number, last: number): Case => {
      const from = words[first] as number;
      const to = (words[last] as number) + 1;
      const start = starts[from] as number;
      const end = (starts[to - 1] as number) + (pieces[to - 1]?.text.length ?? 0);
      return {
        anchor: makeAnchor(passage, { start, end }, language, document),
        passage: index,
        from,
        to,
        hint: offset + start,
      };
    };
    const some = (size: number) => {
      const first = Math.floor(random() * Math.max(1, words.length - size));
      return make(first, Math.min(words.length - 1, first + size - 1));
    };
    const cases = [
      {
        anchor: makeAnchor(passage, null, language, document),
        passage: index,
        from: 0,
        to: pieces.length,
        hint: offset,
      },
      ...(words.length > 2 ? [some(1 + Math.floor(random() * 2))] : []),
      ...(words.length > 8 ? [some(3 + Math.floor(random() * 6)), some(9 + Math.floor(random() * 15))] : []),
    ];
    offset += passage.text.length + 1;
    return cases;
  });
}

/** Where a piece of the original stands now. */
interface Place {
  index: number;
  start: number;
  end: number;
}
const placeKey = (passage: number, piece: number) => passage * 10_000 + piece;

function placesOf(document: edit.Draft[]): Map<number, Place> {
  const places = new Map<number, Place>();
  document.forEach(({ pieces }, index) => {
    let at = 0;
    for (const { text, from } of pieces) {
      if (from) places.set(placeKey(...from), { index, start: at, end: at + text.length });
      at += text.length;
    }
  });
  return places;
}

interface Found {
  index: number;
  range: { start: number; end: number } | null;
}
type Verdict = 'right' | 'wrong' | 'tray' | 'trayDue';

function judge(
  { anchor, passage, from, to }: Case,
  places: Map<number, Place>,
  found: Found | null,
  words: number,
): Verdict {
  const kept: Place[] = [];
  for (let piece = from; piece < to; piece++) {
    const place = places.get(placeKey(passage, piece));
    if (place) kept.push(place);
  }
  const whole = anchor.quote === null;
  const gone = kept.length === 0 || (whole && kept.length < 0.2 * words);
  if (gone && found?.range && !whole)
    return standsBetween(passage, from, to, places, found as Found) ? 'right' : 'wrong';
  if (!found) return gone ? 'trayDue' : 'tray';
  if (gone) return 'wrong';
  const here = kept.filter(({ index }) => index === found.index);
  const most = Math.max(...kept.map(({ index }) => kept.filter((other) => other.index === index).length));
  // Of a passage that was cut in two either half will do, if it is one.
  if (whole) return here.length === most || here.length >= 0.35 * kept.length ? 'right' : 'wrong';
  if (here.length === 0 || here.length < most) return 'wrong';
  if (!found.range) return 'wrong';
  const start = Math.min(...here.map((place) => place.start));
  const end = Math.max(...here.map((place) => place.end));
  // What came in beside the words may be taken for part of them; other words of the original may not.
  const { range } = found;
  const both = Math.min(end, range.end) - Math.max(start, range.start);
  const foreign = [...places]
    .filter(
      ([key, { index }]) => index === found.index && (key < placeKey(passage, from) || key >= placeKey(passage, to)),
    )
    .map(([, place]) => Math.max(0, Math.min(place.end, range.end) - Math.max(place.start, range.start)))
    .reduce((sum, length) => sum + length, 0);
  return both >= 0.5 * (end - start) && foreign <= 0.5 * (range.end - range.start) ? 'right' : 'wrong';
}

/** True if words that were left out have other words in their place, and the note stands on these: what a diff calls a change. */
function standsBetween(
  passage: number,
  from: number,
  to: number,
  places: Map<number, Place>,
  { index, range }: Found,
): boolean {
  const near = (piece: number, step: number): Place | undefined => {
    for (let at = piece; Math.abs(at - piece) < 40; at += step) {
      const place = places.get(placeKey(passage, at));
      if (place) return place;
    }
    return undefined;
  };
  const before = near(from - 1, -1);
  const after = near(to, 1);
  if (!range || (!before && !after)) return false;
  return (
    (!before || (before.index === index && before.end <= range.start)) &&
    (!after || (after.index === index && after.start >= range.end))
  );
}

const add = (score: Score, verdict: Verdict) => {
  score.notes += 1;
  if (verdict === 'trayDue') {
    score.right += 1;
    score.trayDue += 1;
  } else score[verdict] += 1;
};

type Edit = (document: edit.Draft[], random: edit.Random, foreign: string[]) => edit.Draft[];
const EDITS: Record<string, Edit> = {
  nothing: (document) => document,
  'typing fixes in 5 % of the words': (document, random) => edit.typing(document, 0.05, random),
  'typing fixes in 20 % of the words': (document, random) => edit.typing(document, 0.2, random),
  'other words for 20 % of the words': (document, random) => edit.rewording(document, 0.2, vocabulary, random),
  'wrapped anew, other typography': (document, random) => edit.wrapping(document, random),
  'passages put in, renumbered': (document, random, foreign) => edit.inserting(document, 0.15, foreign, random),
  'passages taken out, renumbered': (document, random) => edit.deleting(document, 0.15, random),
  'passages moved, renumbered': (document, random) => edit.moving(document, 0.15, random),
  'paragraphs split, renumbered': (document, random) => edit.splitting(document, 0.5, random),
  'paragraphs merged, renumbered': (document, random) => edit.merging(document, 0.2, random),
  'taken out, 20 % of the words others': (document, random) =>
    edit.rewording(edit.deleting(document, 0.15, random), 0.2, vocabulary, random),
  'all of it at once, 10 % of the words others': (document, random, foreign) => {
    const moved = edit.moving(
      edit.deleting(edit.inserting(document, 0.08, foreign, random), 0.08, random),
      0.08,
      random,
    );
    const cut = edit.merging(edit.splitting(moved, 0.15, random), 0.05, random);
    return edit.wrapping(edit.rewording(cut, 0.1, vocabulary, random), random);
  },
};

const scores: Record<string, Score> = {};
const peerScores: Record<string, Score> = {};
const failures: string[] = [];
let spent = 0;
let attachedNotes = 0;

for (const [name, change] of Object.entries(EDITS)) {
  scores[name] = empty();
  if (withPeer) peerScores[name] = empty();
  for (const seed of SEEDS)
    for (const [number, source] of sources.entries()) {
      const random = edit.randomFrom(seed * 1000 + number);
      const cases = casesOf(source, random);
      const foreign = sources
        .filter((other) => other !== source)
        .flatMap(({ passages }) => passages.map(({ text }) => text))
        .filter((text) => !isVersion(text, source));
      const drafts = change(edit.draftOf(source.passages), random, foreign);
      const places = placesOf(drafts);
      const passages = edit.renumbered(drafts, source.symbol);
      const began = performance.now();
      const document = new AnchorDocument(source.language, passages);
      const attachments = cases.map(({ anchor }) => attach(anchor, document));
      spent += performance.now() - began;
      attachedNotes += cases.length;
      const wordsIn = (passage: number) =>
        edit.draftOf([source.passages[passage] as edit.Passage])[0]?.pieces.filter(({ from }) => from).length ?? 0;
      cases.forEach((each, index) => {
        const { passage, range, state } = attachments[index] as (typeof attachments)[number];
        const found = passage === null ? null : { index: passages.findIndex(({ id }) => id === passage), range };
        const verdict = judge(each, places, found, wordsIn(each.passage));
        add(scores[name] as Score, verdict);
        if (verdict === 'wrong' || verdict === 'tray')
          failures.push(
            `${verdict.padEnd(5)} ${name}: ${each.anchor.passage} ${state} ${passage ?? ''} ${JSON.stringify(each.anchor.quote?.exact ?? each.anchor.passageText.slice(0, 90))}${
              found
                ? ` -> ${JSON.stringify(range ? passages[found.index]?.text.slice(range.start, range.end) : passages[found.index]?.text.slice(0, 90))}`
                : ''
            }`,
          );
      });
      if (!withPeer) continue;
      const text = passages.map((each) => each.text).join('\n');
      const starts: number[] = [];
      let length = 0;
      for (const each of passages) {
        starts.push(length);
        length += each.text.length + 1;
      }
      cases.forEach((each, index) => {
        if (index % PEER_EVERY !== 0) return;
        const { quote, passageText } = each.anchor;
        const match = peerMatch(text, {
          ...(quote ?? { exact: passageText, prefix: '', suffix: '' }),
          hint: each.hint,
        });
        const at = match ? starts.findLastIndex((start) => start <= match.start) : -1;
        const found = match && {
          index: at,
          range: { start: match.start - (starts[at] ?? 0), end: match.end - (starts[at] ?? 0) },
        };
        add(peerScores[name] as Score, judge(each, places, found, wordsIn(each.passage)));
      });
    }
}

/** The draft's notes on its report, by passage and by sentence. */
const ofDraft = 'draft to report, as issued';
scores[ofDraft] = empty();
/** Those of them of which the report has at least so much, by the weight of words. */
const LITTLE_CHANGED = 0.8;
const ofLittle = 'draft to report, at most a fifth of the words others';
scores[ofLittle] = empty();
const draft = sources.find(({ symbol }) => symbol === recorded.draft) as Source;
const report = sources.find(({ symbol }) => symbol === recorded.report) as Source;
const draftDocument = new AnchorDocument(draft.language, draft.passages);
const reportDocument = new AnchorDocument(report.language, report.passages);
for (const passage of draft.passages) {
  const place = passage.id.slice(passage.id.indexOf('#') + 1);
  const where = (recorded.passages as Record<string, string[]>)[place];
  if (!where) throw new Error(`Nothing is recorded of ${passage.id}.`);
  const sentences = [...passage.text.matchAll(/[^.;]+(?:\.(?!\s|$)[^.;]*)*[.;]?/g)].filter(
    ({ 0: text }) => text.trim().split(/\s+/).length > 3,
  );
  const notes: { anchor: Anchor; where: string[] }[] = [
    { anchor: makeAnchor(passage, null, draft.language, draftDocument), where },
    ...sentences.map(({ 0: text, index }) => {
      const known = Object.entries(recorded.sentences).find(([beginning]) => text.trim().startsWith(beginning));
      const anchor = makeAnchor(passage, { start: index, end: index + text.length }, draft.language, draftDocument);
      return { anchor, where: known ? known[1] : where };
    }),
  ];
  for (const { anchor, where: right } of notes) {
    const { passage: found } = attach(anchor, reportDocument);
    const there = found?.slice(found.indexOf('#') + 1);
    const verdict: Verdict =
      there === undefined ? (right.length === 0 ? 'trayDue' : 'tray') : right.includes(there) ? 'right' : 'wrong';
    add(scores[ofDraft], verdict);
    const words = draftDocument.reader(anchor.quote?.exact ?? anchor.passageText);
    const became = right.map((each) => reportDocument.textOf(`${report.symbol}#${each}`) ?? '').join(' ');
    const left = draftDocument.compare(words, draftDocument.reader(became))?.ofFirst ?? 0;
    if (left >= LITTLE_CHANGED) add(scores[ofLittle], verdict);
    if (verdict === 'wrong' || verdict === 'tray')
      failures.push(
        `${verdict.padEnd(5)} ${ofDraft}: ${place} -> ${there ?? 'tray'} (right: ${right.join(', ') || 'tray'}) ${JSON.stringify((anchor.quote?.exact ?? anchor.passageText).slice(0, 120))}`,
      );
  }
}

const percent = (part: number, whole: number) => `${((100 * part) / Math.max(1, whole)).toFixed(2)} %`;
const before: Record<string, Score> =
  !heldOut && existsSync(ACCEPTED) ? JSON.parse(readFileSync(ACCEPTED, 'utf8')) : {};
let lost = 0;
if (all) for (const failure of failures) console.log(failure);
for (const [name, score] of Object.entries(scores)) {
  const old = before[name];
  const worse = old !== undefined && (score.wrong > old.wrong || score.right < old.right);
  const better = old !== undefined && !worse && (score.wrong < old.wrong || score.right > old.right);
  if (worse) lost += 1;
  const word = worse ? 'lost  ' : better ? 'gained' : old === undefined ? 'new   ' : '      ';
  const { notes, right, wrong, tray, trayDue } = score;
  console.log(
    `${word} ${name}: ${notes} notes, ${percent(right, notes)} rightly (${trayDue} of them gone, in the tray), ${wrong} wrongly, ${tray} more in the tray`,
  );
  const peer = peerScores[name];
  if (peer)
    console.log(
      `         peer, ${peer.notes} of them: ${percent(peer.right, peer.notes)} rightly, ${peer.wrong} wrongly (${percent(peer.wrong, peer.notes)}), ${peer.tray} not found`,
    );
}
const total = Object.values(scores).reduce(
  (sum, score) => ({ notes: sum.notes + score.notes, right: sum.right + score.right, wrong: sum.wrong + score.wrong }),
  { notes: 0, right: 0, wrong: 0 },
);
console.log(
  `anchors: ${percent(total.right, total.notes)} of ${total.notes} rightly, ${total.wrong} wrongly; 10,000 notes in ${Math.round((spent / attachedNotes) * 10_000)} ms`,
);
if (process.argv.includes('--accept') && !heldOut) {
  writeFileSync(ACCEPTED, `${JSON.stringify(scores, null, 2)}\n`);
  console.log('accepted');
} else if (lost > 0) process.exitCode = 1;
