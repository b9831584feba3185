import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { findChromium, launchChromium } from './browser.ts';
import { SIZES, Visitor, type Size } from './visitor.ts';

const chromium = findChromium();
let browser: Browser;

beforeAll(async () => {
  if (chromium) browser = await launchChromium(chromium);
});

afterAll(() => browser?.close());

/** Lets one more person in, with a browser of their own at the same size. */
type Arrive = (options?: BrowserContextOptions) => Promise<Visitor>;

/**
 * A test for each size of screen. Whatever the journey is about, it fails when a page it came to scrolls sideways
 * or complains in the browser's console. It walks through the product of the run, or through another one that is given.
 */
export function journey(
  name: string,
  walk: (visitor: Visitor, arrive: Arrive) => Promise<void>,
  options: BrowserContextOptions = {},
  productUrl: () => string = () => inject('productUrl'),
  // Without JavaScript the page is the server's, and one width tells.
  sizes: readonly Size[] = options.javaScriptEnabled === false ? ['phone'] : (Object.keys(SIZES) as Size[]),
): void {
  for (const size of sizes)
    test.skipIf(!chromium)(`${name} (${size})`, async () => {
      const visitors: Visitor[] = [];
      const arrive: Arrive = async (own = options) => {
        const visitor = await Visitor.arrive(browser, productUrl(), size, own);
        visitors.push(visitor);
        return visitor;
      };
      try {
        await walk(await arrive(), arrive);
        expect(visitors.flatMap(({ complaints }) => complaints)).toEqual([]);
      } catch (error) {
        const places = visitors.map(({ page }) => page.url()).join(', ');
        throw new Error(`${(error as Error).message}\nat ${places}`, { cause: error });
      } finally {
        for (const visitor of visitors) await visitor.leave();
      }
    });
}
