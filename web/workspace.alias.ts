import { fileURLToPath } from 'node:url';

const source = (file: string) => fileURLToPath(new URL(`../content/src/${file}`, import.meta.url));
const pipeline = fileURLToPath(new URL('../search/src/pipeline/index.ts', import.meta.url));

/**
 * Workspace packages are bundled from their sources. The condition `source` would do it too, but other packages ship
 * sources that do not compile. The longer name stands first: the first that fits wins.
 */
export const workspaceAlias = {
  '@fieldlore/content/drawing': source('drawing/svg.ts'),
  '@fieldlore/content/fitments': source('fitments/index.ts'),
  '@fieldlore/content/only-wired': source('drawing/only-wired.ts'),
  '@fieldlore/content/fit-sheet': source('drawing/fit-sheet.ts'),
  '@fieldlore/content/label-name': source('labels/label-name.ts'),
  '@fieldlore/content/label-sheets': source('labels/label-sheets.ts'),
  '@fieldlore/content/labels': source('labels/lay-out-labels.ts'),
  '@fieldlore/content/passage': source('kinds/passage.ts'),
  '@fieldlore/content/pin-anchor': source('kinds/pin-anchor.ts'),
  '@fieldlore/content/firmware-version': source('kinds/firmware-version.ts'),
  '@fieldlore/content/qr': source('qr/qr-code.ts'),
  '@fieldlore/content/vin-shape': source('vin/vin-shape.ts'),
  '@fieldlore/content/wire-colour-notation': source('kinds/wire-colour-notation.ts'),
  '@fieldlore/content/wire-colours': source('kinds/wire-colour-words.ts'),
  '@fieldlore/content/wireviz': source('wireviz/index.ts'),
  '@fieldlore/content': source('index.ts'),
  '@fieldlore/search/pipeline': pipeline,
};
