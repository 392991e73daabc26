/**
 * Where in the text the reader is: which passage stands at the line of reading, going to a passage and staying there
 * while the page settles, and the address that follows. Knows elements by their places, not what is in them.
 */
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { elementId } from './places';
import { rememberPlace } from './position';

/** The line of reading, below the bar, as a fraction of what is seen. */
const LINE_OF_READING = 0.22;
/** The address follows once the text has come to rest for this long. */
const REST = 300; // ms
/** Frames after a jump during which what is drawn for the first time may push the passage away. */
const SETTLING = 12;
/** Frames without a move after which it has settled. */
const STILL = 6;
/** A scroll bar moves without any event of a pointer: so far, and it is no settling any more. */
const BY_HAND = 240; // px

export interface Reading {
  /** The place that is read; null before the first text. */
  current: string | null;
  /** Scrolls to a place and reads there. `push` leaves an entry in the history, so that Back leads here again. */
  go: (place: string, how: 'push' | 'replace') => void;
  /** The next place (1) or the one before (-1). */
  step: (by: 1 | -1) => string | null;
}

const elementOf = (place: string): HTMLElement | null => document.getElementById(elementId(place));

/**
 * Follows the text.
 * @param places in the order of the text; those without an element are left out
 * @param address makes the address of a place
 */
export function useReading(symbol: string, places: readonly string[], address: (place: string) => string): Reading {
  const [current, setCurrent] = useState<string | null>(null);
  const now = useRef<string | null>(null);
  /** Where a jump ended, while nobody has scrolled since. */
  const held = useRef<{ place: string; top: number | null } | null>(null);
  const known = useMemo(() => places.filter((place) => !place.startsWith('footnote-')), [places]);

  const follow = useCallback((place: string | null) => {
    now.current = place;
    setCurrent(place);
  }, []);

  const go = useCallback(
    (place: string, how: 'push' | 'replace') => {
      const element = elementOf(place);
      if (how === 'push') history.pushState(null, '', address(place));
      else history.replaceState(null, '', address(place));
      rememberPlace(symbol, place);
      if (!element) return;
      held.current = { place, top: null };
      follow(place);
      settle(
        element,
        () => held.current?.place === place,
        (top) => {
          if (held.current?.place === place) held.current.top = top;
        },
      );
    },
    [symbol, address, follow],
  );

  useEffect(() => {
    let frame = 0;
    let timer = 0;
    const release = () => {
      held.current = null;
    };
    const onScroll = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        const hold = held.current;
        if (hold && (hold.top === null || Math.abs(window.scrollY - hold.top) < BY_HAND)) return;
        release();
        const place = readAt(known);
        if (place === now.current) return;
        follow(place);
        clearTimeout(timer);
        timer = window.setTimeout(() => {
          // The top of the document is the document as a whole.
          const at = window.scrollY < 8 ? '' : (place ?? '');
          history.replaceState(null, '', address(at));
          rememberPlace(symbol, at);
        }, REST);
      });
    };
    const events = ['wheel', 'touchmove'] as const;
    const onKey = (event: KeyboardEvent) => {
      if (/^(?:Page(?:Up|Down)|Home|End|Arrow(?:Up|Down)| )$/.test(event.key)) release();
    };
    window.addEventListener('scroll', onScroll, { passive: true });
    for (const name of events) window.addEventListener(name, release, { passive: true });
    window.addEventListener('keydown', onKey);
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
      window.removeEventListener('scroll', onScroll);
      for (const name of events) window.removeEventListener(name, release);
      window.removeEventListener('keydown', onKey);
    };
  }, [symbol, known, address, follow]);

  const step = useCallback(
    (by: 1 | -1): string | null => {
      const at = now.current === null ? -1 : known.indexOf(now.current);
      for (let next = at < 0 ? 0 : at + by; next >= 0 && next < known.length; next += by) {
        const place = known[next] as string;
        if (elementOf(place)) return place;
      }
      return null;
    },
    [known],
  );

  return { current, go, step };
}

/**
 * Brings an element to the line below the bar, and again while what is drawn around it changes heights; it is over as soon
 * as nothing has moved for some frames. `wanted` ends it at once, `done` hears where the page stands.
 */
export function settle(element: HTMLElement, wanted: () => boolean, done: (top: number) => void): void {
  let left = SETTLING;
  let still = 0;
  let last: { scroll: number; top: number } | null = null;
  const bring = () => {
    if (!wanted()) return;
    const before = element.getBoundingClientRect().top;
    if (last !== null) {
      // Heights that change move the text or the page; somebody who scrolls moves both alike.
      const scrolled = window.scrollY - last.scroll;
      if (Math.abs(scrolled) > BY_HAND && Math.abs(before - last.top + scrolled) < 2) return;
    }
    element.scrollIntoView({ block: 'start', behavior: 'instant' });
    done(window.scrollY);
    last = { scroll: window.scrollY, top: element.getBoundingClientRect().top };
    still = Math.abs(last.top - before) < 1 ? still + 1 : 0;
    left -= 1;
    if (left > 0 && still < STILL) requestAnimationFrame(bring);
  };
  bring();
}

/** The last of `places` that begins above the line of reading. */
function readAt(places: readonly string[]): string | null {
  const line = window.innerHeight * LINE_OF_READING;
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const top = topOf(places, middle);
    if (top !== null && top <= line) low = middle + 1;
    else high = middle;
  }
  return places[low - 1] ?? null;
}

/** Where a place begins; one without an element takes the place of the next that has one. */
function topOf(places: readonly string[], from: number): number | null {
  for (let index = from; index < places.length; index++) {
    const element = elementOf(places[index] as string);
    if (element) return element.getBoundingClientRect().top;
  }
  return null;
}
