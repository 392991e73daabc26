/** The reader as a whole for a document of the corpus: bar, outline, text with its margin. */
import { useCallback, useEffect, useLayoutEffect, useMemo, useState } from 'preact/hooks';
import { plural, t } from '../platform/i18n';
import { type Address, hrefOf, readAddress } from '../protocol/reader-address';
import { SymbolText } from '../ui/symbol-text';
import { Actions } from './actions';
import { Blocks, LooseFootnotes, passageName } from './blocks';
import { ReaderProvider, type Slots } from './context';
import { FindBox, isTyping } from './find-box';
import { type Note, outlineOf } from './flow';
import { Help } from './help';
import { IconButton, IconLink } from './icon';
import type { HeldDocument } from './load';
import { RECURRING } from './load-comparison';
import { Masthead } from './masthead';
import { Outline } from './outline';
import { Peek } from './peek';
import { elementId, nearestPlace } from './places';
import { rememberedPlace } from './position';
import { PrintedFootnotes } from './print-notes';
import { useReading } from './reading';

/** Places that evidence names, under what shows them here. */
const ALIASES: Readonly<Record<string, string>> = { document: 'title', agenda: 'agenda-1' };

/** As wide as it must be for the outline to stand beside the text. */
const WIDE = '(min-width: 56rem)';

export function Reader({ document: held, first, slots }: { document: HeldDocument; first: Address; slots: Slots }) {
  const { symbol, flow } = held;
  const places = useMemo(
    () => ['title', ...flow.texts.map(({ place }) => place).filter((each) => each !== 'title')],
    [flow],
  );
  const entries = useMemo(() => outlineOf(flow), [flow]);
  const address = useCallback((place: string) => hrefOf({ symbol, place, query: first.query }), [symbol, first]);
  const { current, go, step } = useReading(symbol, places, address);
  const [target, setTarget] = useState({ place: first.place, time: 0 });
  const [missing, setMissing] = useState<{ asked: string; shown: string | null } | null>(null);
  const [outlined, setOutlined] = useState(() => matchMedia(WIDE).matches);
  const [help, setHelp] = useState(false);

  const open = useCallback(
    (asked: string, how: 'push' | 'replace') => {
      const known = asked === '' || places.includes(asked);
      const alias = ALIASES[asked];
      const place = known ? asked : alias && places.includes(alias) ? alias : nearestPlace(asked, places);
      setMissing(known || (alias !== undefined && place === alias) ? null : { asked, shown: place });
      setTarget(({ time }) => ({ place: place ?? '', time: time + 1 }));
      if (place === null) return;
      // The text shows an unfolded footnote only once it has been drawn.
      if (place.startsWith('footnote-')) requestAnimationFrame(() => requestAnimationFrame(() => go(place, how)));
      else go(place, how);
    },
    [places, go],
  );
  const stop = useCallback((place: string) => open(place, 'replace'), [open]);

  // The address first; else where this document was left. Before anything is seen that could be pressed.
  useLayoutEffect(() => {
    // A search without a place goes to its first hit by itself.
    if (first.place !== '' || first.query === '') open(first.place || rememberedPlace(symbol) || '', 'replace');
  }, [symbol, first, open]);

  useEffect(() => {
    const onBack = () => {
      const next = readAddress(location.href);
      if (next.symbol === symbol && next.compare === null) open(next.place, 'replace');
    };
    window.addEventListener('popstate', onBack);
    return () => window.removeEventListener('popstate', onBack);
  }, [symbol, open]);

  // A plain click on an address within this document goes there without loading the page again.
  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const { button, metaKey, ctrlKey, shiftKey, altKey } = event;
      if (button !== 0 || metaKey || ctrlKey || shiftKey || altKey || event.defaultPrevented) return;
      const link = (event.target as Element).closest<HTMLAnchorElement>('a[href]:not(.live)');
      if (!link || link.target || link.origin !== location.origin || link.pathname !== location.pathname) return;
      const to = readAddress(link.href);
      if (to.symbol !== symbol || to.place === '' || to.compare !== null) return;
      event.preventDefault();
      open(to.place, link.matches('.address') ? 'replace' : 'push');
      if (link.closest('.outline') && !matchMedia(WIDE).matches) setOutlined(false);
    };
    document.addEventListener('click', onClick);
    return () => document.removeEventListener('click', onClick);
  }, [symbol, open]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const by = STEPS[event.key];
      // Arrows go from paragraph to paragraph where a number has the focus; elsewhere they scroll, as in any page.
      if (by && (/[jk]/.test(event.key) || (event.target as Element).matches('.address'))) {
        const place = step(by);
        if (place !== null) {
          open(place, 'replace');
          focusOn(place);
        }
      } else if (event.key === 'o') setOutlined((now) => !now);
      else if (event.key === '?') setHelp(true);
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [step, open]);

  useTargetMark(target);
  const section = useMemo(
    () => sectionAt(places, new Set(entries.map(({ place }) => place)), current),
    [places, entries, current],
  );
  const scope = useMemo(() => ({ document: held, target, slots }), [held, target, slots]);
  const text = useMemo(() => <Blocks blocks={flow.blocks} />, [flow]);
  const notes = useMemo(() => flow.texts.filter((each): each is Note => 'marker' in each), [flow]);
  const { alignment, report, relations } = held;
  const other = alignment && (alignment.draft === symbol ? alignment.report : alignment.draft);
  const recurs = [...relations.values()].some((each) => each.recurs.length > 0);

  return (
    <ReaderProvider value={scope}>
      <div class={outlined ? 'reader is-outlined' : 'reader'}>
        <nav class="skips" aria-label={t('readerSkips')}>
          <a href="#text">{t('readerSkipText')}</a>
          {outlined && <a href="#outline">{t('readerOutline')}</a>}
        </nav>
        <header class="bar">
          <IconButton
            name={t('readerOutline')}
            keys="o"
            path="M2.5 4h11M2.5 8h7M2.5 12h9"
            expanded={outlined}
            controls={outlined ? 'outline' : undefined}
            onClick={() => setOutlined(!outlined)}
          />
          <p class="bar-title">
            <SymbolText symbol={symbol} />
            <span class="bar-name" lang={report.language} dir="auto">
              {report.title}
            </span>
          </p>
          <div class="bar-tools">
            {(other || recurs) && (
              <IconLink
                name={t('compareOpen')}
                href={hrefOf({ symbol, compare: other ?? RECURRING })}
                path="M2.5 3H7v10H2.5zM9 3h4.5v10H9zM4 6h1.5M4 8.5h1.5M10.5 6H12M10.5 8.5H12"
              />
            )}
            <IconButton
              name={t('readerPrint')}
              path="M4.5 6V2.5h7V6M4.5 11h-2V6h11v5h-2M4.5 9.5h7v4h-7z"
              onClick={() => window.print()}
            />
            <IconButton
              name={t('readerKeys')}
              keys="?"
              path="M6 6a2 2 0 113 1.8c-.7.4-1 .8-1 1.7M8 12v.2"
              onClick={() => setHelp(true)}
            />
          </div>
          <Actions current={current} />
          <FindBox document={held} query={first.query} placed={first.place !== ''} onStop={stop} />
        </header>
        {outlined && <Outline entries={entries} current={section} />}
        <main class="text" id="text" tabIndex={-1}>
          {missing && (
            <p class="missing" role="alert">
              {t('readerMissing', missing.asked)}{' '}
              {missing.shown && t('readerNearest', passageName(`${symbol}#${missing.shown}`))}
            </p>
          )}
          <Masthead />
          {text}
          <LooseFootnotes notes={flow.loose} />
          <PrintedFootnotes document={held} notes={notes} />
          <footer class="colophon">
            <p>
              <SymbolText symbol={symbol} /> · {plural('paragraphCount', report.paragraphs.length)}
            </p>
            <p>{t('independent')}</p>
          </footer>
        </main>
        <Peek />
        {help && <Help onClose={() => setHelp(false)} />}
      </div>
    </ReaderProvider>
  );
}

const STEPS: Readonly<Record<string, 1 | -1>> = { j: 1, k: -1, ArrowDown: 1, ArrowUp: -1 };

/** The section that holds a place: the last heading before it. */
function sectionAt(places: readonly string[], headings: ReadonlySet<string>, place: string | null): string | null {
  if (place === null) return null;
  for (let index = places.indexOf(place); index >= 0; index--)
    if (headings.has(places[index] as string)) return places[index] as string;
  return null;
}

function focusOn(place: string): void {
  const element = document.getElementById(elementId(place));
  const link = element?.querySelector<HTMLElement>('.address');
  if (element && !link) element.tabIndex = -1;
  (link ?? element)?.focus({ preventScroll: true });
}

/** The passage that was asked for is marked until another one is; done beside the drawing, which would cost the whole text. */
function useTargetMark(target: { place: string; time: number }): void {
  useEffect(() => {
    if (target.place === '' || target.place === 'title') return;
    const element = document.getElementById(elementId(target.place));
    element?.classList.add('is-target');
    return () => element?.classList.remove('is-target');
  }, [target]);
}
