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

interface JourneyOptions extends BrowserContextOptions {
  /** Where it begins, if not at the product of the run. */
  productUrl?: () => string;
  /** Both, unless one tells all: without JavaScript the page is the server's; a conflict is the same on any screen. */
  sizes?: readonly Size[];
}

/**
 * A test for each size of screen. Whatever the journey is about, it fails when a page it came to scrolls sideways
 * or complains in the browser's console.
 */
export function journey(
  name: string,
  walk: (visitor: Visitor, arrive: Arrive) => Promise<void>,
  { productUrl = () => inject('productUrl'), sizes, ...options }: JourneyOptions = {},
): void {
  const every = options.javaScriptEnabled === false ? ['phone' as const] : (Object.keys(SIZES) as Size[]);
  for (const size of sizes ?? every)
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
        throw new Error(`At ${places}: ${(error as Error).message}`, { cause: error });
      } finally {
        for (const visitor of visitors) await visitor.leave();
      }
    });
}
