/**
 * The text of a document, block by block. Every passage is a unit: its number, its words, and the margin beside them.
 * Draws the flow that it is given; knows neither the page's scrolling nor the database.
 */
import type { ComponentChildren, CSSProperties } from 'preact';
import { placeLabel } from '../card/pinpoint';
import { pinpointOf } from '../corpus/passages';
import { t, uiTag } from '../platform/i18n';
import { hrefOf } from '../protocol/reader-address';
import { directionOf } from '../ui/language';
import { PreliminaryNotice } from '../ui/preliminary-notice';
import { Beside } from './beside';
import { useReader } from './context';
import type { Block, ListItem, Words } from './flow';
import { FootnoteText, LiveText } from './live-text';
import { elementId } from './places';

/** The name of a passage as the interface writes it: "para. 9 (s)". */
export const passageName = (id: string): string => placeLabel({ id, symbol: '', pinpoint: pinpointOf(id) }, t, uiTag());

export function Blocks({ blocks }: { blocks: readonly Block[] }) {
  return (
    <>
      {blocks.map((block, index) => (
        <OneBlock key={index} block={block} />
      ))}
    </>
  );
}

function OneBlock({ block }: { block: Block }) {
  switch (block.kind) {
    case 'heading':
      return <Heading block={block} />;
    case 'paragraph':
      return (
        <div class="block" style={roomFor(block)}>
          <Unit words={block} label={block.number === null ? '¶' : `${block.number}.`} />
          {block.items.some(({ preliminary }) => preliminary) && <Notice />}
          <Items items={block.items} depth={1} />
        </div>
      );
    case 'list':
      return (
        <div class="block">
          {block.items.some(({ preliminary }) => preliminary) && <Notice />}
          <Items items={block.items} depth={0} />
        </div>
      );
    case 'timetable':
      return <Timetable rows={block.rows} />;
  }
}

/** The notice stands where a list of recommendations begins, in the language of the interface. */
function Notice() {
  const language = uiTag();
  const { document } = useReader();
  return (
    <div class="at-list" dir={directionOf(document.report.language)}>
      <div lang={language} dir={directionOf(language)}>
        <PreliminaryNotice />
      </div>
    </div>
  );
}

function Heading({ block }: { block: Extract<Block, { kind: 'heading' }> }) {
  const Tag = `h${block.level}` as 'h2';
  const { language } = useReader().document.report;
  const { number } = block;
  return (
    <Tag class={`section-title is-level-${block.level}`} id={elementId(block.place)} data-place={block.place}>
      <span class="section-words" lang={language} dir={directionOf(language)}>
        {number !== '' && `${/\w$/.test(number) ? `${number}.` : number} `}
        <span data-passage={block.id}>{block.text}</span>
      </span>
    </Tag>
  );
}

function Items({ items, depth }: { items: readonly ListItem[]; depth: number }) {
  if (items.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noRedundantRoles: without its marks, one browser no longer calls a list a list.
    <ol class="items" role="list">
      {items.map((item) => (
        <li key={item.id} class={depth === 1 ? 'block' : undefined} style={depth === 1 ? roomFor(item) : undefined}>
          <Unit words={item} label={item.label} depth={depth} />
          <Items items={item.items} depth={depth + 1} />
        </li>
      ))}
    </ol>
  );
}

/** A passage with its number, which is its address, and its margin. */
function Unit({ words, label, depth = 0 }: { words: Words; label: string; depth?: number }) {
  const { document, slots } = useReader();
  const { language } = document.report;
  const { Margin } = slots;
  return (
    <div class="unit" id={elementId(words.place)} data-place={words.place}>
      <div class={`core is-depth-${depth}`} lang={language} dir={directionOf(language)}>
        <Address words={words}>{label}</Address>
        <div>
          <LiveText of={words} />
        </div>
      </div>
      <div class="margin">
        {document.relations.has(words.place) && <Beside place={words.place} />}
        {Margin && <Margin id={words.id} />}
      </div>
    </div>
  );
}

function Address({ words, children }: { words: Words; children: ComponentChildren }) {
  const { document } = useReader();
  const name = passageName(words.id);
  return (
    <a class="address" href={hrefOf({ symbol: document.symbol, place: words.place })} aria-label={name} title={name}>
      {children}
    </a>
  );
}

/** The timetable as a table; what a day or an hour inherits from the row above spans it. */
function Timetable({ rows }: { rows: Extract<Block, { kind: 'timetable' }>['rows'] }) {
  const { document } = useReader();
  const { language } = document.report;
  const span = (from: number, same: (row: (typeof rows)[number]) => boolean) => {
    let count = 1;
    while (rows[from + count] && same(rows[from + count] as (typeof rows)[number])) count++;
    return count;
  };
  return (
    <div class="table">
      <table lang={language} dir={directionOf(language)}>
        <caption class="unseen" lang={uiTag()}>
          {t('readerTimetable')}
        </caption>
        <thead>
          <tr lang={uiTag()} dir={directionOf(uiTag())}>
            <th scope="col">{t('readerDate')}</th>
            <th scope="col">{t('readerTime')}</th>
            <th scope="col">{t('readerItem')}</th>
            <th scope="col">{t('readerTitle')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={row.id} id={elementId(row.place)} data-place={row.place}>
              {!row.dateInherited && (
                <th scope="rowgroup" rowSpan={span(index, (next) => next.dateInherited)}>
                  {row.date}
                </th>
              )}
              {!row.timeInherited && <td rowSpan={span(index, (next) => next.timeInherited)}>{row.time}</td>}
              <td class="table-item">{row.item}</td>
              <td>
                <LiveText of={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Footnotes that no text carries: what the document prints is shown. */
export function LooseFootnotes({ notes }: { notes: Parameters<typeof FootnoteText>[0]['note'][] }) {
  if (notes.length === 0) return null;
  return (
    <div class="loose">
      {notes.map((note) => (
        <FootnoteText key={note.place} note={note} />
      ))}
    </div>
  );
}

/** About how many characters stand on a line of the text, and how high one is, in rem. */
const LINE = 72;
const LINE_HEIGHT = 1.75;

/** The height a block is taken to have until it has been drawn: long documents keep an honest scroll bar. */
function roomFor(block: { text: string; items: readonly ListItem[] }): CSSProperties {
  const linesOf = (text: string) => Math.ceil(text.length / LINE) || 1;
  const count = (items: readonly ListItem[]): number =>
    items.reduce((sum, item) => sum + linesOf(item.text) + 0.5 + count(item.items), 0);
  const rem = (linesOf(block.text) + count(block.items)) * LINE_HEIGHT + 0.75;
  return { containIntrinsicBlockSize: `auto ${rem.toFixed(1)}rem` };
}
