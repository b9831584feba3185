import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doc, documents, heading, link, node, p, text } from '../../test/documents.ts';
import { diffData } from './diff-data.ts';
import { type BlockChange, diffDocuments } from './diff-documents.ts';
import { diffWords } from './words.ts';

/** `-old +new =same` in short. */
const words = (parts: BlockChange['parts']) =>
  parts.map(({ change, text: t }) => `${{ SAME: '=', ADDED: '+', REMOVED: '-' }[change]}${t}`).join('|');
const short = (changes: BlockChange[]) =>
  changes.map(({ change, type, parts }) => `${change} ${type} ${words(parts)}`.trim());

describe('diffWords', () => {
  it('compares Russian words whole', () => {
    expect(words(diffWords('Подайте питание 12 В', 'Подайте питание 24 В'))).toBe(
      '=Подайте питание |-12|+24|= В',
    );
  });

  it('gives back both texts', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        const parts = diffWords(a, b);
        const side = (change: string) =>
          parts
            .filter((part) => part.change === 'SAME' || part.change === change)
            .map((part) => part.text)
            .join('');
        expect([side('REMOVED'), side('ADDED')]).toEqual([a, b]);
      }),
    );
  });

  it('gives up on texts without end instead of taking minutes', () => {
    const many = (seed: number) =>
      Array.from({ length: 40_000 }, (_, i) => `w${(i * seed) % 39_989}`).join(' ');
    expect(words(diffWords(many(7), many(11)).slice(0, 2)).slice(0, 3)).toBe('-w0');
  });
});

describe('diffDocuments', () => {
  const before = doc(heading(1, 'Питание'), p('Подайте 12 В на контакт 1'), p('Старый абзац'), p('Конец'));

  it('shows blocks added, removed and changed, with their words', () => {
    const after = doc(heading(1, 'Питание'), p('Новое'), p('Подайте 24 В на контакт 1'), p('Конец'));
    expect(short(diffDocuments(before, after))).toEqual([
      'SAME heading =Питание',
      'ADDED paragraph +Новое',
      'CHANGED paragraph =Подайте |-12|+24|= В на контакт 1',
      'REMOVED paragraph -Старый абзац',
      'SAME paragraph =Конец',
    ]);
  });

  it('tells formatting from words, and sees a link, a level and a container change', () => {
    const a = doc(p('see the manual'), heading(2, 'Pins'), p('Disconnect first'), p('a'));
    const b = doc(
      p('see the ', text('manual', link('/e/7'))),
      heading(3, 'Pins'),
      node('callout', { kind: 'danger' }, p('Disconnect first')),
      p('a'),
    );
    const changes = diffDocuments(a, b);
    expect(changes.map(({ change, isFormatOnly }) => [change, isFormatOnly])).toEqual([
      ['CHANGED', true],
      ['CHANGED', true],
      ['CHANGED', true],
      ['SAME', false],
    ]);
    expect(changes[2]!.within).toEqual(['callout:danger']);
  });

  it('compares tables row by row and tasks by their state', () => {
    const row = (...cells: string[]) =>
      node('tableRow', {}, ...cells.map((value) => node('tableCell', {}, p(value))));
    const a = doc(
      node('table', {}, row('1', 'VCC'), row('2', 'GND')),
      node('taskList', {}, node('taskItem', { checked: false }, p('photo'))),
    );
    const b = doc(
      node('table', {}, row('1', 'VCC'), row('2', 'GND, black')),
      node('taskList', {}, node('taskItem', { checked: true }, p('photo'))),
    );
    expect(short(diffDocuments(a, b))).toEqual([
      'SAME tableRow =1 | VCC',
      'CHANGED tableRow =2 | GND|+, black',
      'CHANGED paragraph =photo',
    ]);
  });

  it('is all the same for one document, and has every block of both for two', () => {
    fc.assert(
      fc.property(documents(), documents(), (a, b) => {
        expect(diffDocuments(a, a).every(({ change }) => change === 'SAME')).toBe(true);
        const changes = diffDocuments(a, b);
        const count = (kind: string) => changes.filter(({ change }) => change !== kind).length;
        expect([count('ADDED'), count('REMOVED')]).toEqual([
          diffDocuments(a, a).length,
          diffDocuments(b, b).length,
        ]);
      }),
    );
  });
});

describe('diffData', () => {
  it('compares items by their names', () => {
    const pin = (label: string, signal: string) => ({ label, signal });
    const a = { connectors: [{ id: 'X1', pins: [pin('1', 'VCC'), pin('2', 'GND')] }], safetyCritical: false };
    const b = {
      connectors: [
        { id: 'X1', pins: [pin('0', 'NC'), pin('1', 'VCC'), pin('2', 'GND 1')] },
        { id: 'X2', pins: [] },
      ],
      safetyCritical: true,
    };
    expect(diffData(a, b).map(({ change, path, after }) => [change, path.join('/'), after])).toEqual([
      ['CHANGED', 'connectors/X1/pins/2/signal', 'GND 1'],
      ['ADDED', 'connectors/X1/pins/0', { label: '0', signal: 'NC' }],
      ['ADDED', 'connectors/X2', { id: 'X2', pins: [] }],
      ['CHANGED', 'safetyCritical', true],
    ]);
  });

  it('names variants, connections and part numbers, and counts equal names', () => {
    const end = (connector: string, label: string) => ({ connector, pin: label });
    const variant = (value: string) => ({ locale: 'ru', channel: 'RICH', text: value });
    const a = {
      variants: [variant('Добрый день')],
      partNumbers: ['A', 'B'],
      connections: [{ from: end('X1', '1'), to: end('X2', '1') }],
      taps: [{ id: 'T' }, { id: 'T', where: 'x' }],
    };
    const b = {
      variants: [variant('Добрый вечер')],
      partNumbers: ['B', 'C'],
      connections: [],
      taps: [{ id: 'T' }, { id: 'T', where: 'y' }],
    };
    const changes = diffData(a, b);
    expect(changes.map(({ change, path }) => `${change} ${path.join('/')}`)).toEqual([
      'CHANGED variants/ru RICH/text',
      'REMOVED partNumbers/A',
      'ADDED partNumbers/C',
      'REMOVED connections/X1.1 →  → X2.1',
      'CHANGED taps/T (2)/where',
    ]);
    expect(words(changes[0]!.parts)).toBe('=Добрый |-день|+вечер');
  });

  it('takes null, undefined and absent for the same, and finds nothing in equal data', () => {
    expect(diffData({ a: null, b: undefined, c: [] }, { c: [] })).toEqual([]);
    expect(diffData(null, undefined)).toEqual([]);
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        expect(diffData(a, structuredClone(a))).toEqual([]);
        expect(diffData(a, b)).toBeInstanceOf(Array);
      }),
    );
  });
});
