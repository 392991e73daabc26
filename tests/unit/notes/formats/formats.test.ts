/** Notes out and in: nothing lost, nothing half read, nothing that another program would run. */
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { AnchorDocument } from '../../../../src/notes/anchor';
import { anchorImported } from '../../../../src/notes/formats/anchor-imported';
import { exportNotes } from '../../../../src/notes/formats/export';
import { IMPORT_LIMITS, readImport } from '../../../../src/notes/formats/import';
import { planImport } from '../../../../src/notes/formats/plan';
import { isNote, type Note } from '../../../../src/protocol/note';
import { damagedFile } from '../../../support/damaged-files';
import { anyNotes, colours, context, note } from './notes';

const living = (notes: (typeof note)[]) => notes.filter(({ deleted }) => deleted === null);

describe('JSON and W3C annotations', () => {
  test('JSON read back is what was written, colours’ names too', () => {
    fc.assert(
      fc.property(anyNotes, (notes) => {
        const read = readImport(exportNotes(notes, 'json', context));
        expect(read).toEqual({ kind: 'json', notes, colours, elsewhere: 0, problems: [] });
      }),
    );
  });

  test('annotations read back are the living notes', () => {
    fc.assert(
      fc.property(anyNotes, (notes) => {
        const read = readImport(exportNotes(notes, 'w3c', context));
        expect(read).toMatchObject({ kind: 'w3c', colours, problems: [] });
        expect(read.notes).toEqual(living(notes));
      }),
    );
  });

  test('annotations follow the model, each with its quote', () => {
    fc.assert(
      fc.property(anyNotes, (notes) => {
        const page = JSON.parse(exportNotes(notes, 'w3c', context));
        expect(page['@context'][0]).toBe('http://www.w3.org/ns/anno.jsonld');
        expect(page.type).toBe('AnnotationPage');
        for (const item of page.items) {
          expect(item).toMatchObject({ type: 'Annotation', id: expect.stringMatching(/^urn:uuid:/) });
          expect(() => new URL(item.target.source)).not.toThrow();
          const quotes = item.target.selector.filter((each: { type: string }) => each.type === 'TextQuoteSelector');
          expect(quotes).toEqual([expect.objectContaining({ exact: expect.any(String) })]);
          for (const body of item.body) expect(body).toMatchObject({ type: 'TextualBody', value: expect.any(String) });
        }
      }),
    );
  });

  test('a position counts in the text of the document, and the source opens it', () => {
    const { target } = JSON.parse(exportNotes([note], 'w3c', context)).items[0];
    expect(target.source).toBe('https://undocs.org/en/E/CN.15/2018/12');
    const whole = [...(context.documents.get('E/CN.15/2018/12')?.passages ?? [])].map(({ text }) => text).join('\n');
    const { start, end } = target.selector[1];
    expect(whole.slice(start, end)).toBe('new international legal instrument');
  });
});

describe('Markdown and CSV', () => {
  test('Markdown groups by document, with pinpoint, quote and the notice where it is due', () => {
    const text = exportNotes([note], 'markdown', context);
    expect(text).toContain('# E/CN.15/2018/12: Report on the \\*meeting\\*\n');
    expect(text).toContain(
      '## E/CN.15/2018/12, para. 9 (s)\n\n> new international legal instrument\n\n*Preliminary.*\n\nCompare **para. 14**.',
    );
    const plain = { ...note, anchor: { ...note.anchor, passage: 'E/CN.15/2018/12#9' } };
    expect(exportNotes([plain], 'markdown', context)).not.toContain('Preliminary.');
  });

  test('what a document says is no markup and leaves its quote by no line end', () => {
    const sly = { ...note, anchor: { ...note.anchor, quote: { prefix: '', exact: '<b>x</b>\n# y', suffix: '' } } };
    expect(exportNotes([sly], 'markdown', context)).toContain('> \\<b\\>x\\</b\\>\n> \\# y\n');
  });

  test('every row has the same cells for another reader, and no cell is a formula', () => {
    fc.assert(
      fc.property(anyNotes, (notes) => {
        const csv = exportNotes(notes, 'csv', context);
        const { data, errors } = Papa.parse<string[]>(csv, { skipEmptyLines: true, newline: '\r\n', delimiter: ',' });
        expect(errors).toEqual([]);
        expect(data).toHaveLength(living(notes).length + 1);
        data.slice(1).forEach((row, index) => {
          expect(row).toHaveLength(data[0]?.length ?? 0);
          const { id, body } = living(notes)[index] as typeof note;
          expect(row.at(-1)).toBe(id);
          expect(row[7]?.replace(/^'/, '')).toBe(body.replace(/^'/, ''));
          for (const cell of row) expect(cell).not.toMatch(/^\s*[=+\-@]/);
        });
      }),
    );
  });
});

describe('a bad file', () => {
  const json = exportNotes([note], 'json', context);
  const codes = (text: string) => {
    const { notes, problems } = readImport(text);
    expect(notes).toEqual([]);
    return problems.map(({ code, record, field }) => [code, record, field].filter((part) => part !== null).join(' '));
  };

  test.each([
    ['cut off', json.slice(0, -30), 'notJson'],
    ['empty', '', 'notJson'],
    ['no notes at all', '{"a":1}', 'unknownFormat'],
    ['a newer version', json.replace('"version": 1', '"version": 2'), 'newerVersion'],
    ['a million brackets', '['.repeat(1_000_000), 'tooDeep'],
    ['one note twice', exportNotes([note, note], 'json', context), 'repeatedId 2 id'],
    [
      'a wrong field',
      json.replace('"yellow",\n', '"pink",\n').replace('"colour": "yellow"', '"colour": "pink"'),
      'badRecord 1 colour',
    ],
    ['an impossible day', json.replace('2026-01-01T', '2026-13-01T'), 'badRecord 1 created'],
    ['a passage that is no id', json.replace('E/CN.15/2018/12#9(s)', '\\ud800#1'), 'badRecord 1 anchor.passage'],
    ['one character too many', ' '.repeat(IMPORT_LIMITS.characters + 1), 'tooLarge'],
  ])('%s', (_, text, code) => {
    expect(codes(text)).toEqual([code]);
  });

  test('a byte order mark is none of it', () => {
    expect(readImport(`\ufeff${json}`).notes).toEqual([note]);
  });

  test('what is not on the list stays behind, the prototype too', () => {
    const sly = json.replace('"rev": 2', '"rev": 2, "__proto__": {"admin": true}, "extra": 1');
    const { notes } = readImport(sly);
    expect(notes).toEqual([note]);
    expect(Object.keys(notes[0] ?? {})).toEqual(Object.keys(note));
    expect((notes[0] as unknown as { admin?: boolean }).admin).toBeUndefined();
  });

  test('of ten thousand generated ones: whole or nothing, never an exception', () => {
    const stored = new Map<string, Note>();
    let [whole, nothing] = [0, 0];
    const codes = new Set<string>();
    for (let number = 0; number < 10_000; number++) {
      const text = damagedFile(number);
      const { notes, problems } = readImport(text);
      if (problems.length > 0) {
        if (notes.length > 0) throw new Error(`File ${number} gives notes and problems.`);
        nothing += 1;
        for (const { code } of problems) codes.add(code);
        continue;
      }
      whole += 1;
      // What was cut off or put in may leave a sound file; what it holds is sound, nothing else, and all of it is planned for.
      if (!notes.every(isNote)) throw new Error(`File ${number} gives what is no note.`);
      const plan = planImport([...stored.values()], notes);
      const planned = [...plan.add, ...plan.same, ...plan.repeated, ...plan.conflicts.map(({ theirs }) => theirs)];
      if (planned.length !== notes.length) throw new Error(`Of file ${number} a note is not planned for.`);
      for (const one of [...plan.add, ...plan.conflicts.map(({ theirs }) => theirs)]) stored.set(one.id, one);
    }
    expect(({} as { id?: unknown }).id).toBeUndefined();
    expect(whole).toBeGreaterThan(1000);
    expect(nothing).toBeGreaterThan(5000);
    expect([...codes].sort()).toEqual(['badRecord', 'newerVersion', 'notJson', 'tooDeep', 'unknownFormat']);
  }, 60_000);

  test('any JSON at all: whole or nothing, never an exception', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom('symbol-lens-notes', 'x'), (value, format) => {
        for (const file of [
          value,
          { format, version: 1, notes: value },
          { format, version: 1, notes: [value] },
          [value],
        ]) {
          const read = readImport(JSON.stringify(file));
          expect(read.problems.length === 0 || read.notes.length === 0).toBe(true);
        }
      }),
    );
  });
});

describe('Hypothesis', () => {
  const row = {
    id: 'Kx1Zb',
    created: '2023-05-04T10:11:12.123456+00:00',
    updated: '2023-05-05T10:11:12.123456+00:00',
    uri: 'https://undocs.org/en/E/CN.15/2018/12',
    text: 'Look *here*',
    tags: ['treaty'],
    target: [
      {
        source: 'https://undocs.org/en/E/CN.15/2018/12',
        selector: [
          { type: 'RangeSelector', startContainer: '/div[1]' },
          {
            type: 'TextQuoteSelector',
            prefix: 'develop a\n',
            exact: 'new international\nlegal instrument',
            suffix: '',
          },
        ],
      },
    ],
  };
  const elsewhere = { ...row, id: 'Other', uri: 'https://example.org/' };
  const passages = context.documents.get('E/CN.15/2018/12')?.passages ?? [];

  test('rows on our documents become notes on their passages; others are counted', () => {
    const read = readImport(JSON.stringify({ total: 2, rows: [row, elsewhere] }));
    expect(read).toMatchObject({ kind: 'hypothesis', elsewhere: 1, problems: [] });
    const [placed] = anchorImported(read.notes, () => new AnchorDocument('en', passages));
    expect(placed).toMatchObject({ body: 'Look *here*', tags: ['treaty'], created: '2023-05-04T10:11:12.123Z' });
    expect(placed?.anchor).toMatchObject({
      passage: 'E/CN.15/2018/12#9(s)',
      quote: { exact: 'new international legal instrument' },
    });
  });

  test('read twice, they are the same notes; not found, they keep their quote', () => {
    const twice = [row, row].map((each) => readImport(JSON.stringify([each])).notes[0]);
    expect(twice[0]).toEqual(twice[1]);
    const [kept] = anchorImported([twice[0] as typeof note], () => new AnchorDocument('en', []));
    expect(kept?.anchor).toMatchObject({ passage: 'E/CN.15/2018/12#document', quote: { prefix: 'develop a\n' } });
  });
});

describe('the plan of an import', () => {
  test('says what is new, the same, in conflict, or there under another id', () => {
    const changed = { ...note, body: 'Other', modified: '2026-01-03T00:00:00.000Z' };
    const copy = { ...note, id: '3f2504e0-4f89-41d3-9a0c-0305e82c3302' };
    const fresh = { ...copy, body: 'New' };
    expect(planImport([note], [note, copy])).toEqual({ add: [], same: [note], conflicts: [], repeated: [copy] });
    expect(planImport([note], [changed, fresh])).toEqual({
      add: [fresh],
      same: [],
      conflicts: [{ mine: note, theirs: changed, newer: 'theirs' }],
      repeated: [],
    });
  });

  test('what was just exported brings nothing', () => {
    fc.assert(
      fc.property(anyNotes, (notes) => {
        const { notes: incoming } = readImport(exportNotes(notes, 'json', context));
        expect(planImport(notes, incoming)).toEqual({ add: [], same: notes, conflicts: [], repeated: [] });
      }),
    );
  });
});
