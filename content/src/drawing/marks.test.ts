import { expect, it } from 'vitest';
import { cleanScheme } from '../../test/clean-scheme.ts';
import { checkDiagram, drawDiagram, drawMarks, type Mark } from '../index.ts';

const options = { width: 340, notation: 'IEC', locale: 'en' } as const;
const draw = (scheme: ReturnType<typeof cleanScheme>, marks: Mark[]) =>
  drawDiagram(scheme, options, (layout) => drawMarks(scheme, layout, marks));

it('puts each finding at its pin, wire, part or spare wire, told apart by shape and number', () => {
  const scheme = cleanScheme();
  scheme.connections[0]!.to = { connector: 'X9', pin: '30' };
  scheme.connectors[5]!.id = 'F2';
  scheme.connections = scheme.connections.filter(({ to, from }) => to?.connector !== 'K1' && from);
  const marks = checkDiagram(scheme).map(({ severity, places: [place] }, i): Mark => ({
    number: i + 1,
    severity,
    place,
    text: '<b>',
  }));
  expect(marks.map(({ place }) => Object.keys(place)[0])).toEqual(
    expect.arrayContaining(['connector', 'cable']),
  );
  const svg = draw(scheme, marks);
  expect(svg.match(/data-mark="\d+"/g)).toHaveLength(marks.length);
  expect(svg).not.toMatch(/NaN|undefined|<b>/);
  const shapes = [...svg.matchAll(/class="mark (error|warning)".*?<path d="([^"]+)"/g)].map(
    ([, kind, d]) => ({
      kind,
      d,
    }),
  );
  expect(new Map(shapes.map(({ kind, d }) => [d, kind])).size).toBe(2);
});

it('stands marks of one place beside each other, and leaves out what is not drawn', () => {
  const scheme = cleanScheme();
  const at = (number: number, pin: number): Mark => ({
    number,
    severity: 'ERROR',
    place: { connector: 0, pin },
    text: '',
  });
  const places = [
    ...draw(scheme, [at(1, 0), at(2, 0), at(3, 99)]).matchAll(/data-mark="\d" transform="([^"]+)"/g),
  ];
  expect(new Set(places.map(([, place]) => place)).size).toBe(2);
});

it('adds nothing to a drawing without marks', () => {
  const scheme = cleanScheme();
  expect(draw(scheme, [])).toBe(drawDiagram(scheme, options));
});
