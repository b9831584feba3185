import { describe, expect, it } from 'vitest';
import { drawDiagram, type DiagramData } from '../index.ts';
import { parseWireViz, preProcessorLine } from './index.ts';

const pins = (count: number) => Array.from({ length: count }, (_, i) => i + 1).join(', ');

/** What is written wrong, where it is told, and in which words. */
const BAD: [what: string, text: string, line: number, column: number, said: RegExp][] = [
  [
    'a bracket that is open',
    'connectors:\n  X1:\n    pins: [1, 2\ncables: {}\n',
    4,
    1,
    /^Ошибка в YAML: .*не закрыта скобка/,
  ],
  ['a tab', 'connectors:\n\tX1: {pincount: 2}\n', 2, 1, /^Ошибка в YAML: отступ сделан табуляцией/],
  [
    'a file to paste in',
    'connectors:\n  X1: {pincount: 1}\n#include "parts.yml"\n',
    3,
    1,
    /препроцессора «#include/,
  ],
  ['a tag that reads a file', 'connectors: !include parts.yml\n', 1, 13, /препроцессора «!include/],
  [
    'a template',
    'connectors:\n  {% for i in all %}\n  X1: {}\n  {% endfor %}\n',
    2,
    3,
    /препроцессора «\{% for/,
  ],
  [
    'a colour that nobody knows',
    'connectors:\n  X1: {pincount: 1}\ncables:\n  W1:\n    colors: [RD, ZZ]\nconnections:\n  - - X1: 1\n    - W1: 1\n',
    5,
    18,
    /Цвет «ZZ» не понять/,
  ],
  ['10,000 pins by number', 'connectors:\n  X1: {pincount: 10000}\n', 2, 18, /2000/],
  [
    '10,000 pins by name',
    `connectors:\n  X1:\n    pins: [${pins(10_000)}]\nconnections:\n  - - X1: 1\n`,
    2,
    3,
    /connectors\.0\.pins/,
  ],
  [
    'a picture that is not there',
    'connectors:\n  X1:\n    pins: [1]\n    image: {src: gone.png}\nconnections:\n  - - X1: 1\n',
    4,
    18,
    /Рисунка «gone\.png» здесь нет/,
  ],
  [
    'a connector that no connection names',
    'connectors:\n  X1: {pincount: 1}\n  X2: {pincount: 1}\nconnections:\n  - [X1]\n',
    3,
    7,
    /Разъём «X2» не назван в connections/,
  ],
  [
    'a cable that no connection names',
    'connectors:\n  X1: {pincount: 1}\ncables:\n  W1: {wirecount: 1}\nconnections:\n  - [X1]\n',
    4,
    7,
    /Кабель «W1» не назван в connections/,
  ],
  [
    'two connectors of one name',
    'connectors:\n  X1: {pincount: 1}\n  X1: {pincount: 2}\nconnections:\n  - [X1]\n',
    3,
    3,
    /такое поле здесь уже есть/,
  ],
  [
    'two pins of one name',
    'connectors:\n  X1:\n    pins: [87a, 3/13, 87a]\nconnections:\n  - [X1]\n',
    3,
    23,
    /У разъёма X1 два вывода «87a»/,
  ],
  [
    'an order of colours that nobody knows',
    'connectors:\n  X1: {pincount: 1}\ncables:\n  W1: {wirecount: 1, color_code: NOPE}\nconnections:\n  - - X1: 1\n    - W1: 1\n',
    4,
    34,
    /Порядок цветов «NOPE»/,
  ],
  ['an alias of nothing', 'connectors:\n  X1: *plug\n', 2, 7, /нет якоря «&plug»/],
  [
    'aliases of aliases',
    `a0: &a0 [1, 1]\n${Array.from({ length: 20 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]`).join('\n')}\n`,
    1,
    1,
    /ссылок на якоря слишком много/,
  ],
  ['a list where a harness should be', '- X1\n', 1, 1, /^Текст записан не так.+: Неверный ввод/],
];

describe('a text that says no scheme', () => {
  it.each(BAD)('%s is told with its line and column', (_, text, line, column, said) => {
    const problems = parseWireViz(text);
    expect(problems).toMatchObject([{ line, column, message: { ru: expect.stringMatching(said) } }]);
  });

  it('takes comments for comments', () => {
    expect(preProcessorLine('# include the parts\n#if needed, more\n#1 first\na: "{% x %}"\n')).toBeNull();
  });
});

it('takes any pin for a name and any words for words: 87a, 3/13, markup', () => {
  const script = 'javascript:alert(1)';
  const data = parseWireViz(
    `connectors:\n  X1:\n    pins: [87a, 3/13]\n    pinlabels: ["${script}", "<img src=x onerror=alert(1)>"]\nconnections:\n  - - X1: [87a, 3/13]\n`,
  ) as DiagramData;
  expect(data.connectors[0]!.pins.map(({ label }) => label)).toEqual(['87a', '3/13']);
  const svg = drawDiagram(data, { width: 760, notation: 'RU', locale: 'ru', title: script });
  expect(svg).not.toMatch(/<img|href|<a\b|<script/);
  expect(svg).toContain('&lt;img');
});
