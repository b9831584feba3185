import type { TestProject } from 'vitest/node';
import { findChromium } from './browser.ts';
import { startProduct } from './product.ts';

declare module 'vitest' {
  interface ProvidedContext {
    productUrl: string;
  }
}

/** One product for all journeys of a run; none where there is no browser to walk them with. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (!findChromium()) {
    console.warn(
      'No Chromium was found: every browser journey is skipped. Install one, or name it in CHROMIUM.\n' +
        'Chromium не найден: все проходы в браузере пропущены. Установите его или укажите путь в CHROMIUM.',
    );
    return undefined;
  }
  const { url, stop } = await startProduct();
  project.provide('productUrl', url);
  return stop;
}
