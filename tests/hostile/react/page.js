/** A React application whose text comes, goes and moves: what a page does to text that somebody else has underlined. */
import { createElement as h, StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';

const SYMBOLS = ['UNODC/CCPCJ/EG.4/2018/L.1', 'A/RES/65/230', 'E/CN.15/2018/12', 'S/RES/1325 (2000)'];
const errors = [];
addEventListener('error', (event) => errors.push(String(event.error ?? event.message)));

/** Text in one node, over several, and in several elements. */
const Line = ({ symbol, turn }) =>
  h('p', null, 'Line ', turn, ': ', symbol.slice(0, 6), symbol.slice(6), turn % 2 ? h('b', null, '!') : null, '.');

let render;
function App() {
  const [turn, setTurn] = useState(0);
  render = setTurn;
  // The order changes, one line in three is gone, one in two is made anew.
  const lines = SYMBOLS.map((symbol, i) => ({ symbol, key: turn % 2 ? i : `${i}-${turn}` }))
    .filter((_, i) => (turn + i) % 3 !== 0)
    .sort(
      (a, b) =>
        ((turn >> 1) % 2 ? 1 : -1) * SYMBOLS.indexOf(a.symbol) - ((turn >> 1) % 2 ? 1 : -1) * SYMBOLS.indexOf(b.symbol),
    );
  return h(
    'main',
    null,
    h('h1', null, 'Turn ', turn),
    h('p', { id: 'text' }, `Now ${SYMBOLS[turn % SYMBOLS.length]} and nothing else`),
    turn % 5 === 4
      ? null
      : h(
          'section',
          { key: turn % 4 },
          lines.map(({ symbol, key }) => h(Line, { key, symbol, turn })),
        ),
  );
}

const root = createRoot(document.getElementById('root'), {
  onUncaughtError: (error) => errors.push(String(error)),
  onCaughtError: (error) => errors.push(String(error)),
  onRecoverableError: (error) => errors.push(String(error)),
});
root.render(h(StrictMode, null, h(App)));

/** Renders `turns` times, one a frame or faster, and resolves when all are done. */
window.run = async (from, turns) => {
  for (let turn = from; turn < from + turns; turn++) {
    render(turn);
    await new Promise((done) => (turn % 4 ? setTimeout(done) : requestAnimationFrame(done)));
  }
};
window.errors = errors;
