/** Writing a note: every keystroke kept, nothing lost by cancelling, conflict or trouble. */
import { describe, expect, it } from 'vitest';
import { beginChange, beginNote, Editing, type Ending, isEmpty, tagsOf } from '../../../src/note-view/editing';
import type { Anchor, Note } from '../../../src/notes/types';
import type { Edit } from '../../../src/notes/writer';
import type { Draft, Saved } from '../../../src/protocol/notes';

const ANCHOR: Anchor = {
  passage: 'E/CN.15/2018/12#9(s)',
  quote: null,
  position: null,
  language: 'en',
  passageText: 'Member States should develop a new instrument.',
};
const NOTE: Note = {
  id: '11111111-1111-4111-8111-111111111111',
  rev: 3,
  anchor: ANCHOR,
  body: 'before',
  tags: ['treaty'],
  colour: 'green',
  created: '2026-01-01T00:00:00.000Z',
  modified: '2026-01-02T00:00:00.000Z',
  deleted: null,
};

/** A writer that answers as it is told, and remembers what it was asked. */
function scene(draft: Draft, answers: Saved[] = [], offered = false, kept = true) {
  const saves: Edit[] = [];
  const drafts: Draft[] = [];
  const dropped: string[] = [];
  const endings: Ending[] = [];
  const editing = new Editing(
    draft,
    {
      saveNote: async (edit) => {
        saves.push(edit);
        const answer = answers.shift();
        if (answer) return answer;
        return { outcome: 'saved', note: { ...NOTE, ...edit.content, id: edit.id, rev: edit.rev + 1 } };
      },
      keepDraft: async (one) => {
        drafts.push(one);
        return kept;
      },
      dropDraft: async (id) => {
        dropped.push(id);
        return true;
      },
    },
    () => {},
    (ending) => endings.push(ending),
    offered,
  );
  return { editing, saves, drafts, dropped, endings };
}

describe('tags as they are typed', () => {
  it('are set apart by the commas of all languages, without signs, none twice', () => {
    expect(tagsOf('#treaty, Budapest ،  опрос、投票;treaty', ['Treaty'])).toEqual([
      'Treaty',
      'Budapest',
      'опрос',
      '投票',
    ]);
    expect(tagsOf(' , #, ')).toEqual([]);
  });
});

describe('writing a new note', () => {
  it('keeps every keystroke before it returns', () => {
    const { editing, drafts } = scene(beginNote(ANCHOR));
    for (const body of ['h', 'hi', 'hi!']) editing.change({ body });
    expect(drafts.map(({ content }) => content.body)).toEqual(['h', 'hi', 'hi!']);
    expect(new Set(drafts.map(({ id }) => id)).size).toBe(1);
  });

  it('saves under the id of its draft, as a note that there is not yet', async () => {
    const { editing, saves, endings } = scene(beginNote(ANCHOR));
    editing.change({ body: 'words' });
    await editing.save();
    const { id } = editing.state.draft;
    expect(saves).toMatchObject([{ id, rev: 0, draft: id, content: { body: 'words' } }]);
    expect(endings).toMatchObject([{ how: 'saved', note: { body: 'words' } }]);
  });

  it('is not saved empty, and leaves nothing behind when it is left so', async () => {
    const { editing, saves, dropped, endings } = scene(beginNote(ANCHOR));
    editing.change({ body: '  \n' });
    await editing.save();
    expect(saves).toEqual([]);
    editing.leave();
    expect(endings).toEqual([{ how: 'dropped' }]);
    expect(dropped).toHaveLength(1);
    expect(isEmpty({ ...NOTE, body: '', tags: ['a'] })).toBe(false);
  });

  it('is left as a draft', () => {
    const { editing, dropped, endings } = scene(beginNote(ANCHOR));
    editing.change({ body: 'half a' });
    editing.leave();
    expect(endings).toMatchObject([{ how: 'left', draft: { content: { body: 'half a' } } }]);
    expect(dropped).toEqual([]);
  });

  it('is had back after it was thrown away', () => {
    const { editing, dropped, drafts, endings } = scene(beginNote(ANCHOR));
    editing.change({ body: 'words' });
    editing.throwAway();
    expect(editing.state.phase).toBe('thrown');
    expect(dropped).toHaveLength(1);
    editing.haveBack();
    expect(editing.state).toMatchObject({ phase: 'writing', draft: { content: { body: 'words' } } });
    expect(drafts.at(-1)?.content.body).toBe('words');
    expect(endings).toEqual([]);
  });

  it('says when a keystroke could not be kept', async () => {
    const { editing } = scene(beginNote(ANCHOR), [], false, false);
    editing.change({ body: 'words' });
    await Promise.resolve();
    expect(editing.state.kept).toBe(false);
  });
});

describe('changing a note', () => {
  it('names the revision that was read', async () => {
    const { editing, saves } = scene(beginChange(NOTE));
    editing.change({ body: 'after' });
    await editing.save();
    expect(saves).toMatchObject([
      { id: NOTE.id, rev: 3, content: { body: 'after', tags: ['treaty'], colour: 'green' } },
    ]);
  });

  it('writes nothing where nothing was changed', async () => {
    const { editing, saves, endings } = scene(beginChange(NOTE));
    await editing.save();
    expect(saves).toEqual([]);
    expect(endings).toEqual([{ how: 'dropped' }]);
  });

  it('saves a draft that was left, though nothing is typed now', async () => {
    const draft = { ...beginChange(NOTE), content: { ...NOTE, body: 'left' } };
    const { editing, saves } = scene(draft, [], true);
    await editing.save();
    expect(saves).toMatchObject([{ id: NOTE.id, rev: 3, content: { body: 'left' } }]);
  });

  it('keeps the words where the disk is full, and saves them when there is room', async () => {
    const { editing, endings } = scene(beginChange(NOTE), [{ outcome: 'trouble', trouble: 'full', kept: true }]);
    editing.change({ body: 'after' });
    await editing.save();
    expect(editing.state).toMatchObject({ phase: 'writing', trouble: 'full', kept: true });
    await editing.save();
    expect(endings).toMatchObject([{ how: 'saved', note: { body: 'after' } }]);
  });
});

describe('a conflict', () => {
  const stored: Note = { ...NOTE, rev: 5, body: 'theirs' };
  const inConflict = async (theirs: Note | null = stored) => {
    const found = scene(beginChange(NOTE), [{ outcome: 'conflict', stored: theirs }]);
    found.editing.change({ body: 'mine' });
    await found.editing.save();
    expect(found.editing.state).toMatchObject({
      phase: 'conflict',
      stored: theirs,
      draft: { content: { body: 'mine' } },
    });
    return found;
  };

  it('keeps both by saving the own text as another note', async () => {
    const { editing, saves } = await inConflict();
    await editing.keepBoth();
    expect(saves[1]).toMatchObject({ rev: 0, content: { body: 'mine' }, draft: editing.state.draft.id });
    expect(saves[1]?.id).not.toBe(NOTE.id);
  });

  it('takes the own text over what was shown, and no other', async () => {
    const { editing, saves } = await inConflict();
    await editing.takeMine();
    expect(saves[1]).toMatchObject({ id: NOTE.id, rev: 5, content: { body: 'mine' } });
  });

  it('takes the stored text, and has the own one back', async () => {
    const { editing, saves } = await inConflict();
    editing.takeTheirs();
    expect(editing.state.phase).toBe('thrown');
    editing.haveBack();
    expect(editing.state).toMatchObject({ phase: 'conflict', draft: { content: { body: 'mine' } } });
    expect(saves).toHaveLength(1);
  });

  it('with a note that is gone makes a new one', async () => {
    const { editing, saves } = await inConflict(null);
    await editing.takeMine();
    expect(saves[1]).toMatchObject({ rev: 0, content: { body: 'mine' } });
    expect(saves[1]?.id).not.toBe(NOTE.id);
  });

  it('stays one when the next try is in trouble', async () => {
    const found = scene(beginChange(NOTE), [
      { outcome: 'conflict', stored },
      { outcome: 'trouble', trouble: 'silent', kept: true },
    ]);
    found.editing.change({ body: 'mine' });
    await found.editing.save();
    await found.editing.takeMine();
    expect(found.editing.state).toMatchObject({ phase: 'conflict', trouble: 'silent', stored });
  });
});
