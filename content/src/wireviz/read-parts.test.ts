import { describe, expect, it } from 'vitest';
import { spread } from './read-harness.ts';
import { crossSectionOf } from './read-parts.ts';
import { coreColours, wireColour } from './wire-colours.ts';

describe('colours and sizes of wires', () => {
  it('begins an order of colours anew where it is too short', () => {
    expect(coreColours({ colors: ['BK', 'RD'], wirecount: 3 })).toEqual(['BK', 'RD', 'BK']);
    expect(coreColours({ color_code: 'iec', wirecount: 2 })).toEqual(['BN', 'RD']);
    expect(coreColours({ color_code: 'TEL', wirecount: 4 })).toEqual(['BUWH', 'WHBU', 'OGWH', 'WHOG']);
    expect(coreColours({ wirecount: 2 })).toEqual(['', '']);
  });

  it('reads the codes beyond IEC 60757, and no colour into bare metal', () => {
    expect([wireColour('SLWH'), wireColour('LB'), wireColour('CU')]).toEqual([
      { main: 'GY', stripe: 'WH' },
      { main: 'BU' },
      null,
    ]);
  });

  it.each([
    ['0.25 mm2', 0.25],
    ['0.5', 0.5],
    ['1.5 mm²', 1.5],
    ['20 AWG', 0.518],
    ['24 awg', 0.205],
    ['12 gauge', null],
    [null, null],
  ])('%s is %s mm²', (gauge, expected) => expect(crossSectionOf(gauge)).toBe(expected));

  it('spreads ranges up and down', () => {
    expect(spread(['1', '5-7', 'A', '3-1'])).toEqual(['1', '5', '6', '7', 'A', '3', '2', '1']);
  });
});
