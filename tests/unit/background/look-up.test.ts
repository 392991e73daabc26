/** The context menu: on the page where that can be done, else beside it. */
import { beforeEach, describe, expect, it, vi } from 'vitest';

const sendMessage = vi.fn();
const create = vi.fn(async (_properties: Record<string, unknown>) => ({}));
vi.mock('../../../src/platform/browser', () => ({
  browser: { tabs: { sendMessage, create }, runtime: { getURL: (path: string) => `extension://${path}` } },
}));
vi.mock('../../../src/background/corpus-keeper', () => ({ corpusReady: async () => {} }));
const { lookUp, lookUpPage } = await import('../../../src/background/look-up');

const tab = { id: 3, index: 7 };
beforeEach(() => {
  sendMessage.mockReset();
  create.mockClear();
});

describe('look up', () => {
  it('shows the card in the frame of the selection', async () => {
    sendMessage.mockResolvedValue({ shown: true });
    await lookUp({ selectionText: 'A/RES/65/230', frameId: 5 }, tab);
    const payload = { symbol: 'A/RES/65/230', candidates: [], surface: 'A/RES/65/230', at: null };
    expect(sendMessage).toHaveBeenCalledExactlyOnceWith(3, { name: 'page/show-card', payload }, { frameId: 5 });
    expect(create).not.toHaveBeenCalled();
  });

  it.each([
    ['says that it cannot', () => sendMessage.mockResolvedValue({ shown: false })],
    ['does not hear', () => sendMessage.mockRejectedValue(new Error('Receiving end does not exist.'))],
    ['says nothing', () => sendMessage.mockResolvedValue(undefined)],
  ])('opens a page beside one that %s', async (_, page) => {
    page();
    await lookUp({ selectionText: 'A/RES/65/230' }, tab);
    expect(create).toHaveBeenCalledExactlyOnceWith({
      url: 'extension://popup.html?surface=A%2FRES%2F65%2F230&symbol=A%2FRES%2F65%2F230',
      index: 8,
      openerTabId: 3,
    });
  });

  it('opens a page where there is no tab', async () => {
    await lookUp({ selectionText: '26/4' }, null);
    expect(sendMessage).not.toHaveBeenCalled();
    const url = String(create.mock.calls[0]?.[0]?.url);
    expect(new URL(url).searchParams.getAll('candidate')).toContain('CCPCJ/RES/26/4');
  });

  it('carries any words in an address', () => {
    const surface = 'a&symbol=b#c %41 “é”';
    const query = new URLSearchParams(lookUpPage({ symbol: null, candidates: [], surface }).split('?')[1]);
    expect([...query]).toEqual([['surface', surface]]);
  });
});
