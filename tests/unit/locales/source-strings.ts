/**
 * Reads source files for two questions: which words of ours are written into the code, and which keys it uses.
 * Works on the syntax tree, so that it sees what a search for quotes would miss or mistake.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** Attributes and properties whose text a person reads or hears. */
const SPOKEN = new Set([
  'title',
  'alt',
  'placeholder',
  'label',
  'aria-label',
  'aria-description',
  'aria-placeholder',
  'aria-roledescription',
  'aria-valuetext',
  'ariaLabel',
  'ariaDescription',
  'ariaPlaceholder',
  'ariaRoleDescription',
  'ariaValueText',
]);
/** Properties of the DOM that put text on a page. */
const WRITTEN = new Set([...SPOKEN, 'textContent', 'innerText', 'innerHTML', 'outerHTML']);
/** Methods of the DOM that put text on a page: where their text stands among the arguments. */
const WRITING: Record<string, (args: readonly ts.Expression[]) => readonly ts.Expression[]> = {
  append: (args) => args,
  prepend: (args) => args,
  replaceChildren: (args) => args,
  createTextNode: (args) => args,
  alert: (args) => args,
  confirm: (args) => args,
  setAttribute: ([name, value]) =>
    name && value && ts.isStringLiteralLike(name) && SPOKEN.has(name.text) ? [value] : [],
};

/** A word is two letters in a row; a single letter, a number or a sign names nothing. */
const isWords = (text: string) => /\p{L}{2,}/u.test(text);

export interface Finding {
  file: string;
  line: number;
  text: string;
}

/** Files with these endings under the folders; folders that do not exist yet are empty. */
export function filesUnder(folders: readonly string[], endings: readonly string[]): string[] {
  return folders.flatMap((folder) =>
    existsSync(folder)
      ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
          .filter((name) => endings.some((ending) => name.endsWith(ending)))
          .map((name) => join(folder, name))
          .sort()
      : [],
  );
}

export function parse(file: string, source = readFileSync(file, 'utf8')): ts.SourceFile {
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  return ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true, kind);
}

/** Literal texts that an expression may become, without looking into the arguments of calls. */
function texts(expression: ts.Expression | undefined): ts.Node[] {
  if (!expression) return [];
  if (ts.isStringLiteralLike(expression)) return [expression];
  if (ts.isTemplateExpression(expression)) {
    return [expression.head, ...expression.templateSpans.flatMap((span) => [span.literal, ...texts(span.expression)])];
  }
  if (ts.isParenthesizedExpression(expression) || ts.isAsExpression(expression)) return texts(expression.expression);
  if (ts.isConditionalExpression(expression)) return [...texts(expression.whenTrue), ...texts(expression.whenFalse)];
  if (ts.isBinaryExpression(expression)) {
    const compares = expression.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken;
    return [...(compares ? [] : texts(expression.left)), ...texts(expression.right)];
  }
  if (ts.isArrayLiteralExpression(expression)) return expression.elements.flatMap((element) => texts(element));
  return [];
}

function textOf(node: ts.Node): string {
  return ts.isJsxText(node) ||
    ts.isLiteralExpression(node) ||
    ts.isTemplateHead(node) ||
    ts.isTemplateMiddleOrTemplateTail(node)
    ? node.text
    : '';
}

/** Every place where words for people stand in the code instead of coming from `_locales`. */
export function hardCodedStrings(file: ts.SourceFile): Finding[] {
  const findings: Finding[] = [];
  const report = (nodes: readonly ts.Node[]) => {
    for (const node of nodes) {
      const text = textOf(node).trim();
      if (!isWords(text)) continue;
      const line = file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
      findings.push({ file: file.fileName, line, text });
    }
  };
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node)) report([node]);
    else if (ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent)) report(texts(node.expression));
    else if (ts.isJsxAttribute(node) && SPOKEN.has(node.name.getText(file))) {
      const { initializer } = node;
      if (initializer && ts.isStringLiteral(initializer)) report([initializer]);
      else if (initializer && ts.isJsxExpression(initializer)) report(texts(initializer.expression));
    } else if (
      ts.isBinaryExpression(node) &&
      node.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
      ts.isPropertyAccessExpression(node.left) &&
      WRITTEN.has(node.left.name.text)
    ) {
      report(texts(node.right));
    } else if (ts.isCallExpression(node)) {
      const { expression } = node;
      const name = ts.isPropertyAccessExpression(expression)
        ? expression.name.text
        : ts.isIdentifier(expression)
          ? expression.text
          : '';
      if (Object.hasOwn(WRITING, name))
        report((WRITING[name]?.(node.arguments) ?? []).flatMap((argument) => texts(argument)));
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return findings;
}

/** Words between the tags of a page, and in its spoken attributes. */
export function wordsInHtml(html: string): string[] {
  const body = html.replaceAll(/<!--[\s\S]*?-->/g, '').replaceAll(/<(script|style)\b[\s\S]*?<\/\1>/g, '');
  const between = [...body.matchAll(/>([^<]*)</g)].map((match) => match[1] as string);
  const spoken = [...body.matchAll(/\s(?:title|alt|placeholder|label|aria-\w+)="([^"]*)"/g)].map(
    (match) => match[1] as string,
  );
  return [...between, ...spoken].map((text) => text.trim()).filter(isWords);
}

/** All string literals of a file: a key is used where it stands as one. */
export function stringLiterals(file: ts.SourceFile): Set<string> {
  const found = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) found.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** Keys handed to the functions and components that look messages up, with the line; plural ones by their base. */
export function keysAsked(file: ts.SourceFile): { key: string; plural: boolean; line: number }[] {
  const asked: { key: string; plural: boolean; line: number }[] = [];
  const add = (nodes: readonly ts.Node[], plural: boolean) => {
    for (const node of nodes) {
      const line = file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
      asked.push({ key: textOf(node), plural, line });
    }
  };
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) {
      const name = node.expression.text;
      if (['t', 'say', 'messageParts'].includes(name)) add(texts(node.arguments[0]), false);
      if (['plural', 'pluralParts'].includes(name)) add(texts(node.arguments[0]), true);
    } else if (ts.isJsxAttribute(node) && node.name.getText(file) === 'of') {
      const element = node.parent.parent.tagName.getText(file);
      const { initializer } = node;
      const values =
        initializer && ts.isStringLiteral(initializer)
          ? [initializer]
          : initializer && ts.isJsxExpression(initializer)
            ? texts(initializer.expression)
            : [];
      if (element === 'Message') add(values, false);
      if (element === 'PluralMessage') add(values, true);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return asked;
}
