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
    3,
    11,
    /connectors\.X1\.pins/,
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
  [
    'a key that is a number and a word',
    'connectors:\n  X1: {pincount: 1}\nmetadata: {1: a, "1": b}\n',
    3,
    18,
    /такое поле здесь уже есть/,
  ],
  ['a merge of a word', 'connectors:\n  X1:\n    <<: plug\n', 3, 5, /«<<» вставляет поля/],
  [
    'a loop to a pin that is not there',
    'connectors:\n  X1:\n    pincount: 2\n    loops: [[1, 2], [1, 9]]\nconnections:\n  - [X1]\n',
    4,
    21,
    /У разъёма X1 нет вывода «9»/,
  ],
  [
    'two connectors in one step',
    'connectors:\n  X1: {pincount: 1}\n  X2: {pincount: 1}\nconnections:\n  - - {X1: 1, X2: 1}\n',
    5,
    7,
    /один разъём или кабель/,
  ],
  [
    'a cable under the name of a connector',
    'connectors:\n  X1: {pincount: 1}\ncables:\n  X1: {wirecount: 1}\nconnections:\n  - [X1]\n',
    4,
    7,
    /Кабель «X1» не назван/,
  ],
  [
    'a name that only the language knows',
    'connections:\n  - [hasOwnProperty]\n',
    2,
    5,
    /Нет ни разъёма, ни кабеля/,
  ],
  ['a list where a harness should be', '- X1\n', 1, 1, /^Текст записан не так.+: Неверный ввод/],
];

const many = (count: number, one: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => one(i)).join('');
const POINTS = many(20_000, (i) => `${i},`);

/** Texts of which each pair of lines, or each alias, could cost. */
const LARGE: [what: string, text: string, said: RegExp][] = [
  ['connectors', `connectors:\n${many(30_000, (i) => `  X${i}: {}\n`)}`, /Разъём «X0» не назван/],
  ['pins', `connectors: {X1: {pins: [${POINTS}]}}\n`, /не больше 2000/],
  ['colours', `cables: {W1: {colors: [${POINTS}]}}\n`, /не больше 500/],
  [
    'sets of ranges',
    `connectors: {X1: {pincount: 2000}}\nconnections:\n${many(20_000, () => '- [{X1: 1-2000}]\n')}`,
    /не больше 5000 соединений/,
  ],
  [
    'ranges of a set',
    `connectors: {X1: {pincount: 2000}}\nconnections:\n- [{X1: [${many(20_000, () => '1-2000,')}]}]\n`,
    /не больше 5000 соединений/,
  ],
  [
    'loops',
    `connectors: {X1: {pincount: 2, loops: [${many(20_000, () => '[1,2],')}]}}\nconnections: [[X1]]\n`,
    /не больше 5000 соединений/,
  ],
  [
    'parts of a template',
    `connectors: {X: {pincount: 2000}}\nconnections:\n${many(20_000, (i) => `- [X.X${i}]\n`)}`,
    /не больше 200 разъёмов/,
  ],
  [
    'aliases of a long list',
    `points: &a [${POINTS}]\nconnectors:\n${many(5000, (i) => `  X${i}: {pins: *a}\n`)}`,
    /ссылок на якоря слишком много/,
  ],
];

describe('a text that says no scheme', () => {
  // Each took from twenty seconds to minutes before it was bounded.
  it.each(LARGE)('of very many %s is refused', (_, text, said) => {
    const [first] = parseWireViz(text) as { message: { ru: string } }[];
    expect(first!.message.ru).toMatch(said);
  });

  it.each(BAD)('%s is told with its line and column', (_, text, line, column, said) => {
    const problems = parseWireViz(text);
    expect(problems).toMatchObject([{ line, column, message: { ru: expect.stringMatching(said) } }]);
  });

  it('takes comments for comments', () => {
    expect(preProcessorLine('# include the parts\n#if needed, more\n#1 first\na: "{% x %}"\n')).toBeNull();
  });
});

it('joins the pins of each connector that is made after a template with loops', () => {
  const data = parseWireViz(
    'connectors:\n  X: {pincount: 2, loops: [[1, 2]]}\nconnections:\n  - [X.X1]\n  - [X.X2]\n',
  ) as DiagramData;
  expect(data.connections).toEqual(
    ['X1', 'X2'].map((connector) => ({ from: { connector, pin: '1' }, to: { connector, pin: '2' } })),
  );
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
