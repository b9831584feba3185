import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodeText, detectEncoding } from './encoding.ts';

const list = 'Марка;Модель;Примечание\nЛада;Гранта;«универсал», 1,6 л\nГАЗ;Соболь;№ 27 — с салоном\n';

describe('decodeText', () => {
  it.each(['utf-8', 'utf-16le', 'utf-16be', 'windows-1251', 'cp866', 'koi8-r'] as const)(
    'reads %s',
    (encoding) => {
      // cp866 and koi8-r have no such quotes and dash.
      const text = ['cp866', 'koi8-r'].includes(encoding) ? list.replace(/[«»—№]/g, '-') : list;
      const decoded = decodeText(iconv.encode(text, encoding));
      expect(decoded).toEqual({ text, encoding });
    },
  );

  it.each(['utf-8', 'utf-16le', 'utf-16be'] as const)('leaves the byte order mark of %s out', (encoding) => {
    expect(decodeText(iconv.encode(list, encoding, { addBOM: true })).text).toBe(list);
  });

  it('reads letters of Western Europe that are no Russian text', () => {
    const text = 'make;model\nŠkoda;Octavia\nCitroën;C4\nSEAT;León\n';
    expect(decodeText(iconv.encode(text, 'windows-1252'))).toEqual({ text, encoding: 'windows-1252' });
  });

  it('tells windows-1251 from a few words', () => {
    expect(detectEncoding(iconv.encode('id;модель\n1;Нива\n', 'windows-1251'))).toBe('windows-1251');
    expect(detectEncoding(iconv.encode('id;модель\n1;Нива\n', 'cp866'))).toBe('cp866');
  });

  it('takes plain ASCII and an empty file for UTF-8', () => {
    expect(detectEncoding(Buffer.from('a,b\n1,2\n'))).toBe('utf-8');
    expect(decodeText(Buffer.alloc(0))).toEqual({ text: '', encoding: 'utf-8' });
  });
});
