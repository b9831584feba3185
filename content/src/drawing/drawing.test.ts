import fc from 'fast-check';
import { parseFragment, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { describe, expect, it } from 'vitest';
import { diagramOf, harnessOf } from '../../test/harnesses.ts';
import { CONNECTOR_KINDS, type DiagramData, PIN_DIRECTIONS } from '../kinds/diagram.ts';
import { WIRE_COLOURS } from '../kinds/wire-colour.ts';
import { type DrawingOptions, layOutDiagram } from './layout.ts';
import { labelWidth } from './position.ts';
import { drawDiagram } from './svg.ts';
import { textWidth, wrap } from './text-size.ts';

const phone: DrawingOptions = { width: 340, notation: 'RU', locale: 'ru' };
const desk: DrawingOptions = { width: 760, notation: 'IEC', locale: 'en' };

function elementsOf(svg: string): Tree.Element[] {
  const all: Tree.Element[] = [];
  const walk = (node: Tree.Node) => {
    if ('tagName' in node) all.push(node);
    if ('childNodes' in node) node.childNodes.forEach(walk);
  };
  walk(parseFragment(svg));
  return all;
}

const valuesOf = (svg: string, attribute: string): string[] =>
  elementsOf(svg).flatMap(({ attrs }) =>
    attrs.filter(({ name }) => name === attribute).map(({ value }) => value),
  );

const starter = diagramOf({
  connectors: [
    {
      id: 'X1',
      name: 'FMB920',
      kind: 'DEVICE',
      pins: [
        { label: '3', function: 'Зажигание' },
        { label: '2', direction: 'GROUND' },
      ],
    },
    { id: 'F2', kind: 'FUSE', rating: 1.5, pins: [{ label: '1' }, { label: '2' }] },
    { id: 'X9', kind: 'VEHICLE', pins: [{ label: '15' }, { label: '31' }] },
  ],
  cables: [
    {
      id: 'W1',
      shield: false,
      wires: [
        { id: '1', colour: { main: 'BU', stripe: 'WH' }, crossSection: 0.5 },
        { id: '2', colour: { main: 'BN' } },
        { id: '3', colour: { main: 'WH' }, crossSection: 0.75 },
      ],
    },
  ],
  connections: [
    {
      from: { connector: 'X1', pin: '3' },
      wire: { cable: 'W1', wire: '1' },
      to: { connector: 'F2', pin: '1' },
    },
    { from: { connector: 'F2', pin: '2' }, to: { connector: 'X9', pin: '15' } },
    { from: { connector: 'X1', pin: '2' }, wire: { cable: 'W1', wire: '2' } },
  ],
});

describe('a drawing', () => {
  it('says each wire in letters of the notation, its stripe and cross-section', () => {
    expect(drawDiagram(starter, phone)).toContain('<tspan class="letters">С/Б 0,5</tspan>');
    const svg = drawDiagram(starter, desk);
    expect(svg).toContain('<tspan class="name">W1.1</tspan> <tspan class="letters">BU/WH 0.5</tspan>');
    expect(svg).toContain('<title>X1:3 → F2:1: W1.1, blue with a white stripe, 0.5 mm²</title>');
    expect(svg).toMatch(/stroke="#2258b8" d="[^"]+"\/><path class="stripe" stroke="#ffffff"/);
  });

  it('shows what stands between: a fuse with its rating, a ground, a mate without wire, a free end', () => {
    const svg = drawDiagram(starter, phone);
    expect(svg).toContain('F2 · 1,5 А');
    expect(valuesOf(svg, 'class').filter((name) => name === 'ground')).toHaveLength(1);
    expect(svg).toContain('F2:2 → X9:15: без провода');
    expect(svg).toContain('X1:2 → свободный конец: W1.2');
    expect(valuesOf(svg, 'class').filter((name) => name === 'free')).toHaveLength(1);
  });

  it('lists wires that nothing is connected to, and what the letters mean', () => {
    const svg = drawDiagram(starter, phone);
    expect(svg).toContain('Не подключены:');
    expect(svg).toContain('>W1.3 Б 0,75</text>');
    const read = svg.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
    expect(read).toContain('Кч коричневый, С синий, Б белый.');
  });

  it('stands in one column on a phone and leads from device to vehicle on a desk', () => {
    const column = layOutDiagram(starter, phone);
    expect(column.width).toBeLessThanOrEqual(phone.width);
    expect(new Set(column.boxes.map(({ x }) => x)).size).toBe(1);
    const across = layOutDiagram(starter, desk).boxes.toSorted((a, b) => a.x - b.x);
    expect(across.map(({ connector }) => starter.connectors[connector]!.id)).toEqual(['X1', 'F2', 'X9']);
  });

  it('folds the pins of a connector without wires into columns', () => {
    const pins = Array.from({ length: 60 }, (_, i) => ({ label: String(i + 1), function: 'Выход' }));
    const { boxes } = layOutDiagram(diagramOf({ connectors: [{ id: 'A', kind: 'DEVICE', pins }] }), desk);
    expect(new Set(boxes[0]!.rows.map(({ x }) => x)).size).toBeGreaterThan(2);
  });

  it('begins with the device at the top of a phone', () => {
    const turned = { ...starter, connectors: starter.connectors.toReversed() };
    const [top] = layOutDiagram(turned, phone).boxes.toSorted((a, b) => a.y - b.y);
    expect(turned.connectors[top!.connector]!.id).toBe('X1');
  });

  it('parts words at spaces, and a word wider than the line where the line ends', () => {
    expect(wrap('К исполнительному реле', 80, 12, 4)).toEqual(['К', 'исполните-', 'льному', 'реле']);
    expect(wrap('один два три четыре', 60, 12, 2).at(-1)).toMatch(/…$/);
  });

  it('is drawn of nothing', () => {
    expect(drawDiagram(diagramOf({}), phone)).toMatch(/^<svg [\s\S]+<\/svg>$/);
  });
});

describe('text of the data', () => {
  const evil = [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onload='alert(1)",
    'javascript:alert(1)',
    '</style><a href="javascript:alert(1)">x</a>',
    ']]><!--',
    '&lt;script&gt;',
    '\u0000\u0007\ud800',
  ];

  it.each(evil)('can do nothing: %j', (words) => {
    const data = diagramOf({
      connectors: [
        {
          id: words,
          name: words,
          kind: 'SPLICE',
          type: words,
          partNumber: words,
          note: words,
          pins: [{ label: words, function: words, signal: words }],
        },
        { id: 'X', kind: 'DEVICE', pins: [{ label: words, signal: words }] },
      ],
      cables: [
        { id: words, name: words, shield: false, wires: [{ id: words, label: words }, { id: 'spare' }] },
      ],
      connections: [
        {
          from: { connector: words, pin: words },
          wire: { cable: words, wire: words },
          to: { connector: 'X', pin: words },
        },
      ],
    });
    const svg = drawDiagram(data, { ...phone, title: words });
    const elements = elementsOf(svg);
    const names = new Set(elements.map(({ tagName }) => tagName));
    for (const tag of ['script', 'img', 'a', 'foreignObject', 'iframe', 'use'])
      expect(names).not.toContain(tag);
    expect(elements.filter(({ tagName }) => tagName === 'style')).toHaveLength(1);
    for (const { attrs } of elements)
      for (const { name } of attrs) expect(name).not.toMatch(/^on|href|^style$|^src/);
    expect(svg.isWellFormed()).toBe(true);
    expect([...svg].every((sign) => sign >= ' ' || sign === '\n')).toBe(true);
    expect(valuesOf(svg, 'data-wire')).toEqual(['0']);
  });
});

describe('any diagram', () => {
  const words = fc.oneof(
    fc.constantFrom(
      '1',
      '87a',
      '3/13',
      'RS485 A',
      'Датчик уровня топлива в левом баке',
      '超声波液位传感器',
      '🚚🚚🚚',
    ),
    fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }),
  );
  const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
  const colour = fc.record({
    main: fc.constantFrom(...WIRE_COLOURS),
    stripe: maybe(fc.constantFrom(...WIRE_COLOURS)),
  });
  const pin = fc.record({
    label: words,
    function: maybe(words),
    signal: maybe(words),
    direction: maybe(fc.constantFrom(...PIN_DIRECTIONS)),
  });
  const connector = fc.record({
    id: words,
    name: maybe(words),
    kind: fc.constantFrom(...CONNECTOR_KINDS),
    type: maybe(words),
    rating: maybe(fc.double({ min: 0.001, max: 1e6, noNaN: true })),
    pins: fc.uniqueArray(pin, { maxLength: 14, selector: ({ label }) => label }),
  });
  const wire = fc.record({
    colour: maybe(colour),
    crossSection: maybe(fc.double({ min: 0.01, max: 400, noNaN: true })),
  });
  const diagram: fc.Arbitrary<DiagramData> = fc
    .tuple(
      fc.uniqueArray(connector, { maxLength: 8, selector: ({ id }) => id }),
      fc.array(fc.tuple(fc.nat(), fc.nat(), wire, fc.constantFrom('WIRE', 'MATE', 'FREE')), {
        maxLength: 40,
      }),
      fc.array(wire, { maxLength: 3 }),
    )
    .map(([connectors, ties, spares]) => {
      const places = connectors.flatMap(({ id, pins }) =>
        pins.map(({ label }) => ({ connector: id, pin: label })),
      );
      return diagramOf({
        connectors,
        cables: [
          {
            id: 'W',
            shield: false,
            wires: [...ties.map(([, , each]) => each), ...spares].map((each, i) => ({
              ...each,
              id: String(i),
            })),
          },
        ],
        connections: places.length
          ? ties.map(([from, to, , how], i) => ({
              from: places[from % places.length]!,
              wire: how === 'MATE' ? null : { cable: 'W', wire: String(i) },
              to: how === 'FREE' ? null : places[to % places.length]!,
            }))
          : [],
      });
    });
  const options = fc.record({
    width: fc.constantFrom(280, 340, 760, 1400),
    notation: fc.constantFrom('IEC' as const, 'RU' as const, 'DIN' as const),
    locale: fc.constantFrom('ru' as const, 'en' as const),
  });
  const check = (about: (data: DiagramData, options: DrawingOptions) => void) =>
    fc.assert(fc.property(diagram, options, about), { numRuns: 150 });

  it('is drawn with every wire and pin, the same each time, without a number that is none', () =>
    check((data, given) => {
      const svg = drawDiagram(data, given);
      expect(drawDiagram(structuredClone(data), given)).toBe(svg);
      expect(svg).not.toMatch(/NaN|Infinity|undefined|\[object/);
      expect(
        valuesOf(svg, 'data-wire')
          .map(Number)
          .toSorted((a, b) => a - b),
      ).toEqual(data.connections.map((_, i) => i));
      expect(valuesOf(svg, 'data-pin')).toHaveLength(
        data.connectors.reduce((sum, { pins }) => sum + pins.length, 0),
      );
    }));

  it('keeps its text within the boxes and its labels outside them', () =>
    check((data, given) => {
      const { boxes, wires, width, height } = layOutDiagram(data, given);
      const size = { id: 14, name: 12, small: 11, number: 12, function: 12, signal: 11 };
      for (const box of boxes) {
        expect(box.x).toBeGreaterThanOrEqual(0);
        expect(box.x + box.width).toBeLessThanOrEqual(width);
        expect(box.y + box.height).toBeLessThanOrEqual(height);
        const inside = (lines: typeof box.head, room: number, depth: number) => {
          for (const { text, style, x, y } of lines) {
            const face = style === 'number' || style === 'signal' ? 'mono' : 'sans';
            expect(x + textWidth(text, size[style], face), text).toBeLessThanOrEqual(room);
            expect(y).toBeLessThanOrEqual(depth);
            expect(y - size[style] * 0.75).toBeGreaterThanOrEqual(0);
          }
        };
        inside(box.head, box.width, box.headHeight);
        for (const row of box.rows) inside(row.lines, row.width, row.height);
      }
      for (const label of wires.flatMap(({ labels }) => labels)) {
        const long = labelWidth(label);
        const left = label.anchor === 'start' ? label.x : label.x - long;
        for (const box of boxes)
          expect(
            left >= box.x + box.width ||
              left + long <= box.x ||
              label.y < box.y ||
              label.y - 11 > box.y + box.height,
          ).toBe(true);
      }
    }));

  it('leads no wire through a box', () =>
    check((data, given) => {
      const { boxes, wires } = layOutDiagram(data, given);
      for (const { points } of wires)
        for (const [i, { x, y }] of points.slice(1).entries()) {
          const before = points[i]!;
          for (const box of boxes) {
            const beside = Math.max(x, before.x) <= box.x || Math.min(x, before.x) >= box.x + box.width;
            const apart = Math.max(y, before.y) <= box.y || Math.min(y, before.y) >= box.y + box.height;
            expect(beside || apart).toBe(true);
          }
        }
    }));

  it('changes only where the data changed', () => {
    const before = drawDiagram(harnessOf(50), desk).split('\n');
    const data = harnessOf(50);
    data.connectors[0]!.pins[4]!.function = 'Сигнал 5 датчика давлений';
    const after = drawDiagram(data, desk).split('\n');
    expect(after.filter((line, i) => line !== before[i]).length).toBeLessThanOrEqual(2);
  });
});
