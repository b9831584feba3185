/**
 * Photographs every main page at both sizes, light and dark, to be looked at by a person:
 * `npm run tour -w web -- <folder> [address of a running product]`.
 * Without an address it starts the built product with its demo company.
 */
import { join } from 'node:path';
import { findChromium, launchChromium } from './browser.ts';
import { MAIN_PAGES } from './main-pages.ts';
import { startProduct } from './product.ts';
import { SIZES, Visitor, type Size } from './visitor.ts';

const [folder, address, only = ''] = process.argv.slice(2);
const chromium = findChromium();
if (!folder || !chromium) {
  console.error(folder ? 'No Chromium was found; name one in CHROMIUM.' : 'Say into which folder.');
  process.exit(1);
}

const product = address ? { url: address, stop: async () => {} } : await startProduct();
const browser = await launchChromium(chromium);
for (const size of Object.keys(SIZES) as Size[])
  for (const colorScheme of ['light', 'dark'] as const)
    for (const [person, paths] of Object.entries(MAIN_PAGES)) {
      const visitor = await Visitor.arrive(browser, product.url, size, { colorScheme });
      if (person !== 'nobody') await visitor.signIn(person);
      for (const path of paths.filter((path) => path.includes(only))) {
        await visitor.goto(path).catch((error: Error) => console.error(error.message));
        const name = `${person}${decodeURI(path).replaceAll(/[^\p{L}\p{N}]+/gu, '-')}.${size}.${colorScheme}.png`;
        await visitor.page.screenshot({ path: join(folder, name), fullPage: true });
      }
      for (const complaint of visitor.complaints) console.error(complaint);
      await visitor.leave();
    }
await browser.close();
await product.stop();
