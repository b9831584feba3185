import { checkDiagram, DiagramData } from '@fieldlore/content';
import { describe, expect, it } from 'vitest';
import { addConnectors, addPart } from './add-parts.ts';
import { PARTS } from './parts.ts';

const empty = () => DiagramData.parse({});
const part = (key: string) => PARTS.find((one) => one.key === key)!;
const labels = (data: DiagramData) => data.connectors.map(({ pins }) => pins.map(({ label }) => label));

describe('parts', () => {
  it.each(PARTS.map((one) => [one.key, one] as const))('%s is a scheme that can be saved', (_, one) => {
    for (const locale of ['ru', 'en'] as const) {
      const data = empty();
      addPart(data, one, locale);
      addPart(data, one, locale);
      const whole = DiagramData.parse(structuredClone(data));
      expect(new Set(whole.connectors.map(({ id }) => id)).size).toBe(2 * one.connectors.length);
      expect(checkDiagram(whole).filter(({ severity }) => severity === 'ERROR')).toEqual([]);
      expect(one.source[locale]).toBeTruthy();
    }
  });

  it('have the numbers of their standards', () => {
    const data = empty();
    for (const key of ['relay-4', 'relay-5', 'obd']) addPart(data, part(key), 'ru');
    expect(labels(data)).toEqual([
      ['30', '85', '86', '87'],
      ['30', '85', '86', '87', '87a'],
      Array.from({ length: 16 }, (_, i) => String(i + 1)),
    ]);
    expect(data.connectors.map(({ id }) => id)).toEqual(['K1', 'K2', 'X1']);
  });

  it('bring their wires with them', () => {
    const data = empty();
    addPart(data, part('supply'), 'en');
    expect(data.connections).toEqual([
      {
        from: { connector: 'X1', pin: '30' },
        to: { connector: 'F1', pin: '1' },
        wire: { cable: 'W1', wire: '1' },
      },
    ]);
  });

  it('of a device keep their names where these are free', () => {
    const data = empty();
    const pinout = [{ id: 'X1', name: 'FMB920', kind: 'DEVICE' as const, pins: [{ label: '1' }] }];
    expect(addConnectors(data, pinout)).toEqual(['X1']);
    expect(addConnectors(data, pinout)).toEqual(['X2']);
    data.connectors[0]!.pins[0]!.label = '2';
    expect(labels(data)).toEqual([['2'], ['1']]);
  });
});
