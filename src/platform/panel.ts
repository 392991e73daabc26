/** The side panel, which each browser opens in a way of its own. Both want to be asked in the handler of a press, without a wait. */
import { browser } from './browser';

interface SidePanel {
  open(of: { windowId: number }): Promise<void>;
}
const sidePanel = (globalThis as { chrome?: { sidePanel?: SidePanel } }).chrome?.sidePanel;

/** Opens the panel of a window; resolves to false where the browser has none, or does not open it. */
export async function openPanel(window: number): Promise<boolean> {
  try {
    await (sidePanel ? sidePanel.open({ windowId: window }) : browser.sidebarAction.open());
    return true;
  } catch {
    return false;
  }
}
