import { describe, expect, it } from 'vitest';
import { billOfMaterials } from './bill-of-materials.ts';

const pins = [{ label: '1' }, { label: '2' }];
const wire = (id: string, main: 'BK' | 'RD') => ({ id, colour: { main }, crossSection: 0.5 });

describe('billOfMaterials', () => {
  it('counts alike connectors together and others apart', () => {
    const bill = billOfMaterials({
      connectors: [
        { id: 'X1', kind: 'DEVICE', type: 'KK 254', pins },
        { id: 'X2', kind: 'VEHICLE', type: 'KK 254', pins },
        { id: 'X3', kind: 'DEVICE', type: 'KK 254', pins: [...pins, { label: '3' }] },
      ],
      cables: [],
    });
    expect(bill.map(({ quantity, pinCount, designators }) => [quantity, pinCount, designators])).toEqual([
      [2, 2, ['X1', 'X2']],
      [1, 3, ['X3']],
    ]);
  });

  it('names fuses, relays, splices and terminals, those of another rating apart', () => {
    const bill = billOfMaterials({
      connectors: [
        { id: 'F1', kind: 'FUSE', rating: 5, pins },
        { id: 'F2', kind: 'FUSE', rating: 5, pins },
        { id: 'F3', kind: 'FUSE', rating: 10, pins },
        { id: 'J1', kind: 'SPLICE', pins },
        { id: 'J2', kind: 'SPLICE', pins: [...pins, { label: '3' }] },
      ],
      cables: [],
    });
    expect(bill).toMatchObject([
      { kind: 'FUSE', rating: 5, pinCount: null, quantity: 2, designators: ['F1', 'F2'] },
      { kind: 'FUSE', rating: 10, quantity: 1 },
      { kind: 'SPLICE', quantity: 2, designators: ['J1', 'J2'] },
    ]);
  });

  it('adds the lengths of wires in bundles by colour, and those of cables as cables', () => {
    const bill = billOfMaterials({
      connectors: [],
      cables: [
        { id: 'W1', shield: false, bundle: true, length: 0.1, wires: [wire('1', 'BK'), wire('2', 'RD')] },
        { id: 'W2', shield: false, bundle: true, length: 0.2, wires: [wire('1', 'BK')] },
        { id: 'W3', shield: true, length: 2, wires: [wire('1', 'BK'), { id: 's' }] },
      ],
    });
    expect(bill).toMatchObject([
      { kind: 'CABLE', wireCount: 1, quantity: 2, designators: ['W3'] },
      { kind: 'WIRE', colour: { main: 'BK' }, quantity: 0.3, unit: 'm', designators: ['W1', 'W2'] },
      { kind: 'WIRE', colour: { main: 'RD' }, quantity: 0.1, designators: ['W1'] },
    ]);
  });

  it('knows no total where a length is missing', () => {
    const [unknown] = billOfMaterials({
      connectors: [],
      cables: [{ id: 'W1', shield: false, bundle: true, wires: [wire('1', 'BK')] }],
    });
    expect(unknown).toMatchObject({ quantity: null, designators: ['W1'] });
  });
});
