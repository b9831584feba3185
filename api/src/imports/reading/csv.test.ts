import { describe, expect, it } from 'vitest';
import { UnreadableSource } from '../report.ts';
import { detectDelimiter, readCsv } from './csv.ts';

describe('detectDelimiter', () => {
  it.each([',', ';', '\t', '|'] as const)('finds %j', (delimiter) => {
    expect(detectDelimiter(['a', 'b', 'c'].join(delimiter) + '\n' + ['1', '2', '3'].join(delimiter))).toBe(
      delimiter,
    );
  });

  it('is not taken in by commas inside of texts and numbers', () => {
    expect(detectDelimiter('Модель;Цена;Заметка\nГранта;1,6;белая, новая\nВеста;1,8;серая\n')).toBe(';');
  });

  it('finds it before a quote that is never closed', () => {
    expect(detectDelimiter('a;b;c\n1;2;3\n4;"5;6\n')).toBe(';');
  });
});

describe('readCsv', () => {
  it('tells the line on which each row begins, past empty lines and line breaks in fields', () => {
    const rows = readCsv('a,b\r\n\r\n1,"two\r\nlines"\r\n2,x\r\n', ',', null);
    expect(rows).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 3, cells: ['1', 'two\nlines'] },
      { line: 5, cells: ['2', 'x'] },
    ]);
  });

  it('keeps doubled quotes and quotes inside of a field', () => {
    expect(readCsv('a\n"say ""hi"""\n', ',', null)[1]!.cells).toEqual(['say "hi"']);
    expect(readCsv('a,b\npipe 12" long,x\n', ',', null)[1]!.cells).toEqual(['pipe 12" long', 'x']);
  });

  it('names the line of a quote that is never closed', () => {
    const read = () => readCsv('a,b\n1,"two\nlines"\n3,"cut off\n4,5\n', ',', 'cars.csv');
    expect(read).toThrow(UnreadableSource);
    try {
      read();
    } catch (error) {
      const { row } = error as UnreadableSource;
      expect([row.file, row.line]).toEqual(['cars.csv', 4]);
      expect(row.message!.ru).toContain('строке 4');
      expect(row.remedy!.en).toContain('close the quote');
    }
  });
});
