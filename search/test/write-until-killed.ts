/** Run as a process of its own by the durability test: writes documents one after another and says which are acknowledged. */
import { openSearch } from '../src/index.ts';
import { buildDocument } from './documents.ts';

const [directory = '', from = '0'] = process.argv.slice(2);
const index = await openSearch({ embedded: { directory } });
for (let number = Number(from); ; number++) {
  await index.upsert([buildDocument({ id: `document-${number}`, rev: number, title: `Запись ${number}` })]);
  process.stdout.write(`${number}\n`);
}
