import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import iconv from 'iconv-lite';
import { afterAll, describe, expect, it } from 'vitest';
import { buildEncryptedOffice } from '../../test/document-factories.ts';
import { fileName, sniffType } from './file-types.ts';

const directory = mkdtempSync(join(tmpdir(), 'fieldlore-types-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

async function typeOf(bytes: Buffer | string, name = 'file'): Promise<string> {
  const path = join(directory, 'file');
  writeFileSync(path, bytes);
  return await sniffType(path, name);
}

const svg = '<svg xmlns="http://www.w3.org/2000/svg"/>';

describe('a type', () => {
  it('is told by the content, whatever the name says', async () => {
    const workbook = new ExcelJS.Workbook();
    workbook.addWorksheet('a').addRow(['марка', 'год']);
    const table = Buffer.from(await workbook.xlsx.writeBuffer());
    expect(await typeOf(table, 'photo.png')).toBe(
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    );
    expect(await typeOf('%PDF-1.7\n', 'table.xlsx')).toBe('application/pdf');
  });

  it.each([
    ['alone', svg],
    ['after a declaration', `\uFEFF<?xml version="1.0"?>\n${svg}`],
    [
      'after what drawing programs write',
      `<?xml version="1.0"?><!-- <html> --><!DOCTYPE svg PUBLIC "-//W3C" "x.dtd" [<!ENTITY a "b">]>\n${svg}`,
    ],
    ['with a prefix', '<svg:svg xmlns:svg="http://www.w3.org/2000/svg"/>'],
  ])('is SVG %s', async (_, source) => {
    expect(await typeOf(source, 'a.txt')).toBe('image/svg+xml');
  });

  it.each([
    ['a page that shows a drawing', `<html>${svg}</html>`],
    ['XML of another kind', '<?xml version="1.0"?><config><svg/></config>'],
    ['an old Russian table', iconv.encode('марка;модель\nЛада;Веста', 'windows-1251')],
    ['UTF-16', iconv.encode('марка', 'utf-16le', { addBOM: true })],
    ['settings', '[device]\nserver = 10.0.0.1\n'],
  ])('is plain text for %s', async (_, source) => {
    expect(await typeOf(source, 'a.svg')).toBe('text/plain');
  });

  it('is CSV where the name says so and the content allows it', async () => {
    expect(await typeOf('a;b', 'TABLE.CSV')).toBe('text/csv');
    expect(await typeOf('%PDF-1.7\n', 'table.csv')).toBe('application/pdf');
  });

  it.each([
    ['a program', Buffer.from('7f454c4602010100', 'hex'), /such files are not taken.*PDF/],
    ['unknown bytes', Buffer.from([1, 2, 3, 0, 5]), /such files are not taken/],
    ['TIFF', Buffer.from('49492a00080000000000', 'hex'), /PNG.*PDF/],
    ['BMP', Buffer.concat([Buffer.from('BM'), Buffer.alloc(60)]), /as PNG/],
    ['a document with a password', buildEncryptedOffice(), /with a password.*without one/],
    ['an old document', Buffer.from('d0cf11e0a1b11ae1' + '00'.repeat(600), 'hex'), /DOCX/],
    [
      'a video',
      Buffer.concat([Buffer.from('00000018667479706d703432', 'hex'), Buffer.alloc(40)]),
      /link to it/,
    ],
    ['7-Zip', Buffer.from('377abcaf271c00040000', 'hex'), /as ZIP/],
  ])('is refused for %s, with a way out', async (_, bytes, remedy) => {
    await expect(typeOf(bytes)).rejects.toThrow(remedy);
  });
});

describe('a name', () => {
  it.each([
    ['C:\\Users\\Иван\\Схема.PNG', 'image/png', 'Схема.PNG'],
    ['../../etc/passwd', 'text/plain', 'passwd.txt'],
    ['photo.heic', 'image/jpeg', 'photo.jpg'],
    ['connector.avif', 'image/webp', 'connector.webp'],
    ['report.pdf', 'image/png', 'report.pdf.png'],
    ['run.bat', 'text/plain', 'run.bat.txt'],
    ['fmb920.cfg', 'text/plain', 'fmb920.cfg'],
    ['photo\u202egpj.exe', 'image/png', 'photogpj.exe.png'],
    ['a\r\nSet-Cookie: x.txt', 'text/plain', 'aSet-Cookie: x.txt'],
    ['.png', 'image/png', 'file.png'],
    ['', 'text/csv', 'file.csv'],
    ['и\u0306од.txt', 'text/plain', 'йод.txt'],
  ] as const)('%j of %s becomes %j', (claimed, mime, expected) => {
    expect(fileName(claimed, mime)).toBe(expected);
  });

  it('is cut to what file systems take, its ending kept', () => {
    const name = fileName(
      `${'ё'.repeat(300)}.docx`,
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    );
    expect(name).toMatch(/^ё+\.docx$/);
    expect(Buffer.byteLength(name)).toBeLessThan(255);
  });
});
