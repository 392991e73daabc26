/** What is selected in the page in front: a search most often begins with it. */
import { browser } from '../platform/browser';

/** Longer selections are read, not searched. */
const LONGEST = 200; // UTF-16 code units

/** The selection of the page in a tab, its white space collapsed; empty where there is none, a long one, or the page may not be read. */
export async function selectedText(tab: number): Promise<string> {
  try {
    const [frame] = await browser.scripting.executeScript({
      target: { tabId: tab },
      func: () => String(getSelection()),
    });
    const text = String(frame?.result ?? '')
      .replace(/\s+/g, ' ')
      .trim();
    return text.length > LONGEST ? '' : text;
  } catch {
    return '';
  }
}
