import { describe, expect, test } from 'vitest';
import {
  buildDocx,
  buildEncryptedOffice,
  buildEncryptedPdf,
  buildPdf,
  buildPdfBomb,
  buildXlsx,
} from '../../test/document-factories.ts';
import { buildZip } from '../../test/zip-factory.ts';
import { longest } from './extracted-text.ts';
import { extractText } from './extract-text.ts';

const pdf = 'application/pdf';
const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const refused = (problem: string) => ({ pages: [], problem });

describe('the text of a PDF', () => {
  test('comes by its pages, in both alphabets', async () => {
    expect(await extractText(pdf, buildPdf(['Реле стартера K5', '', 'Fuse F12, 15 A']))).toEqual({
      pages: [
        { number: 1, sheet: null, text: 'Реле стартера K5' },
        { number: 3, sheet: null, text: 'Fuse F12, 15 A' },
      ],
      problem: null,
    });
  });

  test('comes without what draws it: control characters, runs of space, dots of a table of contents', async () => {
    const { pages } = await extractText(pdf, buildPdf(['1  Питание . . . . . . . . 12', 'a\0b\u00adc']));
    expect(pages.map(({ text }) => text)).toEqual(['1 Питание … 12', 'abc']);
  });

  test('of more pages than are read is read as far as that, and says so', async () => {
    const pages = Array.from({ length: 500 }, (_, i) => `page ${i + 1} of many`);
    const { pages: read, problem } = await extractText(pdf, buildPdf(pages));
    expect([read.length, problem]).toEqual([longest.pages, 'TOO_LONG']);
    expect(read.at(-1)!.text).toBe(`page ${longest.pages} of many`);
  });

  test('is whole up to the very limits, and cut past them', async () => {
    const atLimit = Array.from({ length: longest.pages }, () => 'word');
    expect((await extractText(pdf, buildPdf(atLimit))).problem).toBeNull();
    const long = 'слово '.repeat(longest.characters / 6 + 10);
    const { pages, problem } = await extractText(docx, buildDocx([long]));
    expect([pages[0]!.text.length, problem]).toEqual([longest.characters, 'TOO_LONG']);
  });

  test('behind a password is not read', async () => {
    expect(await extractText(pdf, buildEncryptedPdf())).toEqual(refused('ENCRYPTED'));
  });

  test('of a scan is none', async () => {
    expect(await extractText(pdf, buildPdf(['', '']))).toEqual(refused('NO_TEXT'));
  });

  test('of a broken file is none', async () => {
    const whole = buildPdf(['words']);
    expect(await extractText(pdf, Buffer.from('%PDF-1.7 and then nothing'))).toEqual(refused('DAMAGED'));
    expect((await extractText(pdf, whole.subarray(0, whole.length / 4))).problem).toBe('DAMAGED');
  });

  test('that never ends is given up, in time and in memory', async () => {
    const bomb = buildPdfBomb(300);
    expect(bomb.length).toBeLessThan(2 ** 20);
    const tight = { milliseconds: 60_000, heapMb: 64, externalMb: 64 };
    expect(await extractText(pdf, bomb, tight)).toEqual(refused('TOO_LARGE'));
    const long = buildPdf(Array.from({ length: 400 }, () => 'word '.repeat(500)));
    expect(await extractText(pdf, long, { milliseconds: 50, heapMb: 256, externalMb: 256 })).toEqual(
      refused('TOO_SLOW'),
    );
  });
});

describe('the text of a Word document', () => {
  test('is that of its paragraphs, tables and footnotes, without what was deleted', async () => {
    const cell = (text: string) => `<w:tc><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`;
    const body = [
      '<w:p><w:r><w:t>Мас</w:t></w:r><w:r><w:t xml:space="preserve">са: </w:t></w:r><w:del><w:r><w:delText>старое</w:delText></w:r></w:del><w:ins><w:r><w:t>G101</w:t></w:r></w:ins></w:p>',
      `<w:tbl><w:tr>${cell('X1')}${cell('12 V')}</w:tr></w:tbl>`,
    ].join('');
    const footnotes = '<w:footnote><w:p><w:r><w:t>см. лист 3</w:t></w:r></w:p></w:footnote>';
    const { pages, problem } = await extractText(docx, buildDocx([], { body, footnotes }));
    expect(problem).toBeNull();
    expect(pages.map(({ number, text }) => [number, text.split(/\s*\n\s*/)])).toEqual([
      [1, ['Масса: G101', 'X1', '12 V', 'см. лист 3']],
    ]);
  });

  test('of a bomb is none: one that is open about it, and one that lies', async () => {
    const spaces = `<w:p>${' '.repeat(70 * 2 ** 20)}</w:p>`;
    const open = buildDocx([], { body: spaces });
    expect(open.length).toBeLessThan(2 ** 20);
    expect(await extractText(docx, open)).toEqual(refused('TOO_LARGE'));
    const lying = buildZip([{ name: 'word/document.xml', content: spaces, size: 1000 }]);
    expect(await extractText(docx, lying)).toEqual(refused('DAMAGED'));
  });

  test('behind a password is not read', async () => {
    for (const mime of [docx, xlsx] as const)
      expect(await extractText(mime, buildEncryptedOffice())).toEqual(refused('ENCRYPTED'));
    expect(await extractText(docx, buildEncryptedOffice('WordDocument'))).toEqual(refused('DAMAGED'));
  });

  test('of something else, or of broken XML, is none', async () => {
    expect(await extractText(docx, Buffer.from('PK and no archive'))).toEqual(refused('DAMAGED'));
    expect(await extractText(docx, buildDocx([], { body: '<w:p><w:t>open' }))).toEqual(refused('DAMAGED'));
    expect(await extractText(docx, buildZip([{ name: 'a.txt', content: 'x' }]))).toEqual(refused('DAMAGED'));
  });
});

describe('the text of a workbook', () => {
  test('comes by its sheets, a line a row', async () => {
    const bytes = await buildXlsx({
      Реле: [
        ['K5', 'стартер'],
        ['K6', 12],
      ],
      Пусто: [],
      Fuses: [['F12']],
    });
    expect(await extractText(xlsx, bytes)).toEqual({
      pages: [
        { number: 1, sheet: 'Реле', text: 'K5 стартер\nK6 12' },
        { number: 3, sheet: 'Fuses', text: 'F12' },
      ],
      problem: null,
    });
  });

  test('of a bomb, of a broken one is none', async () => {
    const bomb = buildZip([{ name: 'xl/worksheets/sheet1.xml', content: ' '.repeat(60 * 2 ** 20) }]);
    expect(await extractText(xlsx, bomb)).toEqual(refused('TOO_LARGE'));
    expect(await extractText(xlsx, buildZip([{ name: 'a.txt', content: 'x' }]))).toEqual(refused('DAMAGED'));
  });
});
