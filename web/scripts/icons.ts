// Writes the icons of pages into one picture, out of the drawings of @lucide/svelte (ISC licence), and their names.
// Its own components build every icon from data at run time; in pages and scripts a picture has only its name.
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

const ICONS = [
  'arrow-right',
  'book-open',
  'bookmark',
  'cable',
  'camera',
  'car',
  'check',
  'circle-alert',
  'circle-check',
  'circle-question-mark',
  'circle-user',
  'clipboard-check',
  'clock',
  'copy',
  'download',
  'ellipsis',
  'fullscreen',
  'info',
  'life-buoy',
  'lock',
  'maximize',
  'message-square-text',
  'minimize',
  'minus',
  'pencil-line',
  'plus',
  'printer',
  'router',
  'search',
  'settings',
  'ticket-check',
  'triangle-alert',
  'wifi-off',
  'wrench',
  'x',
];

type Shape = [tag: string, attributes: Record<string, string>];

function shapesOf(icon: string): Shape[] {
  const path = new URL(`../../node_modules/@lucide/svelte/dist/icons/${icon}.svelte`, import.meta.url);
  const data = /const iconData = (\{.*\});/.exec(readFileSync(path, 'utf8'))?.[1];
  if (!data) throw new Error(`${icon}: @lucide/svelte keeps its drawings in another way now`);
  // An object literal with one bare key, `{ d: … }` in places: not JSON.
  return (new Function(`return ${data}`)() as { node: Shape[] }).node;
}

const drawing = (icon: string): string =>
  shapesOf(icon)
    .map(
      ([tag, attributes]) =>
        `<${tag} ${Object.entries(attributes)
          .map(([name, value]) => `${name}="${value}"`)
          .join(' ')}/>`,
    )
    .join('');

const camelCase = (name: string): string =>
  name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

const symbols = ICONS.map((icon) => `<symbol id="${icon}" viewBox="0 0 24 24">${drawing(icon)}</symbol>`);
const names = ICONS.map((icon) => `export const ${camelCase(icon)} = '${icon}';`);
const FILES = {
  'src/lib/ui/icons.svg': `<svg xmlns="http://www.w3.org/2000/svg">\n<!-- Written by scripts/icons.ts out of Lucide's drawings (ISC licence). -->\n${symbols.join('\n')}\n</svg>\n`,
  'src/lib/ui/icons.ts': `// Written by scripts/icons.ts: the names of the drawings in icons.svg. Never edited.\n\n${names.join('\n')}\n`,
};

const { check } = parseArgs({ options: { check: { type: 'boolean' } } }).values;
for (const [file, text] of Object.entries(FILES))
  if (!check) writeFileSync(file, text);
  else if (readFileSync(file, 'utf8') !== text) {
    console.error(`web/${file} is stale: run npm run generate -w web and commit it`);
    process.exitCode = 1;
  }
