/** The corpus as it lies in the package of this build, read from the extension itself; no host is asked. */

import type { Package } from '../corpus/install';
import { browser } from '../platform/browser';

async function read(name: string) {
  const response = await fetch(browser.runtime.getURL(`corpus/${name}`));
  return response.json();
}

export const bundledPackage: Package = { head: () => read('segment.json'), file: read };
