/**
 * Texts that try to become script when they are shown, two hundred and more: ways to begin a script, put into the places of
 * markdown and HTML where one could slip through. Each would set `globalThis.fired` if it ran.
 */
const CALL = 'globalThis.fired=1';

/** What a browser might run if it were ever read as HTML. */
const HTML = [
  `<script>${CALL}</script>`,
  `<ScRiPt >${CALL}</sCrIpT>`,
  `<script src="data:text/javascript,${CALL}"></script>`,
  `<scr<script>ipt>${CALL}</scr</script>ipt>`,
  `<img src=x onerror="${CALL}">`,
  `<img/src=x/onerror=${CALL}>`,
  `<svg onload="${CALL}">`,
  `<svg><script>${CALL}</script></svg>`,
  `<svg><animate onbegin="${CALL}" attributeName=x dur=1s>`,
  `<svg><a xlink:href="javascript:${CALL}"><text x=20 y=20>x</text></a></svg>`,
  `<math><mtext><table><mglyph><style><img src=x onerror="${CALL}">`,
  `<body onload="${CALL}">`,
  `<iframe src="javascript:${CALL}"></iframe>`,
  `<iframe srcdoc="<script>parent.${CALL}</script>"></iframe>`,
  `<object data="javascript:${CALL}"></object>`,
  `<embed src="javascript:${CALL}">`,
  `<details open ontoggle="${CALL}">x</details>`,
  `<video><source onerror="${CALL}"></video>`,
  `<audio src=x onerror="${CALL}"></audio>`,
  `<input autofocus onfocus="${CALL}">`,
  `<form action="javascript:${CALL}"><button>x</button></form>`,
  `<button formaction="javascript:${CALL}">x</button>`,
  `<a href="javascript:${CALL}">x</a>`,
  `<meta http-equiv="refresh" content="0;url=javascript:${CALL}">`,
  `<base href="javascript:${CALL}//">`,
  `<link rel="stylesheet" href="data:text/css,*{}">`,
  `<style>@import "data:text/css,*{}"</style>`,
  `<noscript><p title="</noscript><img src=x onerror=${CALL}>">`,
  `<template><script>${CALL}</script></template>`,
  `<x onclick="${CALL}" contenteditable autofocus tabindex=1 onfocus="${CALL}">x</x>`,
  `<!--><img src=x onerror="${CALL}">-->`,
  `<![CDATA[><img src=x onerror="${CALL}">]]>`,
  `<?xml-stylesheet href="javascript:${CALL}"?>`,
  `"><img src=x onerror="${CALL}">`,
  `'><svg onload='${CALL}'>`,
  `&lt;script&gt;${CALL}&lt;/script&gt;`,
  `&#60;script&#62;${CALL}&#60;/script&#62;`,
  `<div style="background:url(javascript:${CALL})">`,
  `<marquee onstart="${CALL}">x</marquee>`,
  `<portal src="javascript:${CALL}"></portal>`,
];

/** Addresses that are none of the web. */
const ADDRESSES = [
  `javascript:${CALL}`,
  `JaVaScRiPt:${CALL}`,
  `java\tscript:${CALL}`,
  `java\nscript:${CALL}`,
  `&#106;avascript:${CALL}`,
  `&#x6A;avascript:${CALL}`,
  `javascript&colon;${CALL}`,
  `\u0001javascript:${CALL}`,
  ` javascript:${CALL}`,
  `javascript://example.org/%0a${CALL}`,
  `vbscript:${CALL}`,
  `data:text/html,<script>${CALL}</script>`,
  `data:text/html;base64,PHNjcmlwdD5nbG9iYWxUaGlzLmZpcmVkPTE8L3NjcmlwdD4=`,
  `blob:https://example.org/${CALL}`,
  `filesystem:https://example.org/${CALL}`,
  `file:///etc/passwd`,
  `chrome-extension://abc/reader.html`,
  `moz-extension://abc/reader.html`,
  `about:blank`,
  `view-source:https://example.org/`,
  `//example.org/x`,
  `/reader.html`,
  `intent://scan/#Intent;scheme=x;end`,
  `https:javascript:${CALL}//x y`,
];

/** Where an address stands in markdown. */
const LINKS: readonly ((address: string) => string)[] = [
  (address) => `[x](${address})`,
  (address) => `[x](<${address}>)`,
  (address) => `![x](${address})`,
  (address) => `<${address}>`,
  (address) => `[x][y]\n\n[y]: ${address}`,
  (address) => `[x](${address} "title\\" onerror=${CALL}")`,
];

/** Where HTML stands in markdown. */
const AROUND: readonly ((html: string) => string)[] = [
  (html) => html,
  (html) => `- ${html}\n- **${html}**`,
  (html) => `> ${html}\n\n\`${html}\``,
];

export const PAYLOADS: readonly string[] = [
  ...HTML.flatMap((html) => AROUND.map((around) => around(html))),
  ...ADDRESSES.flatMap((address) => LINKS.map((link) => link(address))),
];
