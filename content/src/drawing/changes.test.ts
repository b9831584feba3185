import { expect, it } from 'vitest';
import { cleanScheme } from '../../test/clean-scheme.ts';
import { diffDiagrams, drawChanges, drawDiagram, type DiagramData } from '../index.ts';

const options = { width: 340, notation: 'IEC', locale: 'en' } as const;

/** Both drawings, with the signs on each. */
function drawBoth(before: DiagramData, after: DiagramData) {
  const changes = diffDiagrams(before, after);
  const draw = (data: DiagramData, side: 'before' | 'after') =>
    drawDiagram(data, options, (layout) => drawChanges(data, layout, changes, { side, locale: 'en' }));
  const both = { before: draw(before, 'before'), after: draw(after, 'after') };
  const signs = (svg: string) =>
    [...svg.matchAll(/class="change (\w+)"><title>([^<]*)/g)].map(([, look, title]) => `${look} ${title}`);
  return { ...both, signs: { before: signs(both.before), after: signs(both.after) } };
}

it('marks each change on the drawing that has the part, by a sign and a halo of its own', () => {
  const after = cleanScheme();
  const [gone] = after.connections.splice(0, 1);
  after.connectors[0]!.pins[1]!.signal = '<b>';
  after.connectors.push({ id: 'X99', kind: 'DEVICE', pins: [{ label: '1' }] });
  const { before: old, after: now, signs } = drawBoth(cleanScheme(), after);
  const name = `${gone!.from.connector}:${gone!.from.pin}`;
  expect(signs.before).toEqual([
    expect.stringMatching(/^changed X1 pin 2 — signal: GND → &lt;b&gt;/),
    expect.stringMatching(new RegExp(`^removed ${name} → .* — removed`)),
  ]);
  expect(signs.after).toEqual([
    expect.stringMatching(/^changed X1 pin 2/),
    'added Connector X99 — added; kind: device',
  ]);
  expect(old).toMatch(/class="change removed">.*<polyline class="halo" points="[\d., -]+"\/>.*−<\/text>/s);
  expect(now).toMatch(/class="change added">.*<rect class="halo".*\+<\/text>/s);
  expect(old + now).not.toMatch(/NaN|undefined|<b>/);
});

it('marks a wire along every way it goes, and where it is not connected, beside it', () => {
  const after = cleanScheme();
  after.cables[0]!.wires[0]!.crossSection = 4;
  expect(drawBoth(cleanScheme(), after).after).toMatch(/class="change changed">.*<polyline/s);
  const spare = cleanScheme();
  const [cable] = spare.cables;
  cable!.wires.push({ id: '99', colour: { main: 'PK' } });
  const { signs } = drawBoth(cleanScheme(), spare);
  expect(signs.after).toEqual([`added Wire ${cable!.id}.99 — added; colour: pink`]);
});

it('draws nothing over diagrams that are equal', () => {
  expect(drawBoth(cleanScheme(), cleanScheme()).after).toBe(drawDiagram(cleanScheme(), options, () => ''));
});
