/**
 * The pages that the end-to-end tests visit: ordinary articles under real host names, plain and under strict policies.
 * They are written as such pages are, with symbols in running text, in links and across elements.
 */
import { hostileSites } from './hostile';
import type { Handler } from './server';

const SHELL = (title: string, body: string) => `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${title}</title>
</head>
<body>
${body}
</body>
</html>
`;

/** A report on a meeting, as a newspaper would print it. */
export const ARTICLE = SHELL(
  'Experts return to Vienna',
  `<header><nav><a href="/">Home</a> <a href="/world">World</a></nav></header>
<main>
<h1>Experts return to Vienna</h1>
<p class="byline">By our correspondent <time datetime="2018-04-06">6 April 2018</time></p>
<p>The draft report of the meeting, UNODC/CCPCJ/EG.4/2018/L.1, was adopted on Thursday.</p>
<p>Its mandate goes back to a decision of the General Assembly in <a href="/ga/65/230">A/RES/65/230</a>, and
years of work in the Commission.</p>
<p>Diplomats in New York spoke of something else altogether: S/RES/1325 (2000) on women, peace and security.</p>
<p>A later session was announced in <em>UNODC/CCPCJ/</em>EG.4/2021/2, which has not reached us.</p>
<ul><li>No symbols: HTTP/1.1, A/B testing, and/or, 24/7, N/A.</li></ul>
<form><input value="A/RES/65/230"><textarea>S/RES/1325 (2000)</textarea></form>
<p contenteditable="true">Write here: A/RES/65/230</p>
</main>
<footer><p>© 2018</p></footer>`,
);

/** A page without any symbol: nothing may happen on it at all. */
export const PLAIN = SHELL(
  'Nothing here',
  '<main><h1>Nothing here</h1><p>A page about the weather, and/or the sea.</p></main>',
);

const answer =
  (headers: Record<string, string> = {}): Handler =>
  ({ path }) => {
    if (path === '/favicon.ico') return { status: 204, body: '' };
    return { headers, body: path.startsWith('/plain') ? PLAIN : ARTICLE };
  };

/** Host names that the tests play, each with the policy of its pages. */
export const SITES: Readonly<Record<string, Handler>> = {
  'undocs.org': answer(),
  'news.example': answer(),
  'strict.example': answer({ 'content-security-policy': "default-src 'none'" }),
  'isolated.example': answer({
    'cross-origin-embedder-policy': 'require-corp',
    'cross-origin-opener-policy': 'same-origin',
  }),
  ...hostileSites(),
};

/** One address of each. */
export const ADDRESSES = [
  'https://undocs.org/en/UNODC/CCPCJ/EG.4/2018/L.1',
  'https://news.example/world/2018/experts-return',
  'https://strict.example/article',
  'https://isolated.example/article',
] as const;
