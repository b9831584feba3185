// Writes the icons that pages show as plain SVG, out of the drawings of @lucide/svelte (ISC licence).
// Its own components build every icon from data at run time, which costs both the server and the reader's phone.
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
  'info',
  'life-buoy',
  'lock',
  'message-square-text',
  'minus',
  'pencil-line',
  'printer',
  'router',
  'search',
  'settings',
  'ticket-check',
  'triangle-alert',
  'x',
];
const FILE = 'src/lib/ui/icons.ts';

type Shape = [tag: string, attributes: Record<string, string>];

function shapesOf(icon: string): Shape[] {
  const path = new URL(`../../node_modules/@lucide/svelte/dist/icons/${icon}.svelte`, import.meta.url);
  const data = /const iconData = (\{.*\});/.exec(readFileSync(path, 'utf8'))?.[1];
  if (!data) throw new Error(`${icon}: @lucide/svelte keeps its drawings in another way now`);
  // An object literal with one bare key, `{ d: … }` in places: not JSON.
  return (new Function(`return ${data}`)() as { node: Shape[] }).node;
}

const svg = ([tag, attributes]: Shape): string =>
  `<${tag} ${Object.entries(attributes)
    .map(([name, value]) => `${name}="${value}"`)
    .join(' ')}/>`;

const camelCase = (name: string): string =>
  name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** As Prettier breaks it, so that the file is the same before and after formatting. */
function line(icon: string): string {
  const start = `export const ${camelCase(icon)} =`;
  const value = `'${shapesOf(icon).map(svg).join('')}';`;
  return start.length + 1 + value.length <= 110 ? `${start} ${value}` : `${start}\n  ${value}`;
}

const lines = ICONS.map(line);
const text = `// Written by scripts/icons.ts out of Lucide's drawings (ISC licence). Never edited.\n\n${lines.join('\n')}\n`;

const { check } = parseArgs({ options: { check: { type: 'boolean' } } }).values;
if (!check) writeFileSync(FILE, text);
else if (readFileSync(FILE, 'utf8') !== text) {
  console.error(`web/${FILE} is stale: run npm run generate -w web and commit it`);
  process.exitCode = 1;
}
