/** Prints as JSON how long two revisions of the largest diagrams take to compare, milliseconds (median of 5, and the worst). */
import { diffDiagrams, type DiagramData } from '../src/index.ts';
import { cleanScheme } from '../test/clean-scheme.ts';

const LIMIT = 2000;

const pinsOf = (first: number, does: (i: number) => string) =>
  Array.from({ length: 2000 }, (_, i) => ({ label: `${first + i}`, function: does(i) }));

function ofPins(first: number, does: (i: number) => string): DiagramData {
  const connectors = ['X1', 'X2'].map((id) => ({ id, kind: 'DEVICE' as const, pins: pinsOf(first, does) }));
  return { ...cleanScheme(), connectors, cables: [], connections: [] };
}

function ofWires(shift: number): DiagramData {
  const wires = Array.from({ length: 500 }, (_, i) => ({ id: `${i + 1}` }));
  return {
    ...ofPins(1, (i) => `F${i}`),
    cables: Array.from({ length: 10 }, (_, i) => ({ id: `W${i}`, shield: false, wires })),
    connections: Array.from({ length: 5000 }, (_, i) => ({
      from: { connector: 'X1', pin: `${(i % 2000) + 1}` },
      wire: { cable: `W${i % 10}`, wire: `${Math.floor(i / 10) + 1}` },
      to: { connector: 'X2', pin: `${((i + shift) % 2000) + 1}` },
    })),
  };
}

const ground = () => 'GND';
const own = (i: number) => `F${i}`;
const pairs: Record<string, [DiagramData, DiagramData]> = {
  '5000 wires moved': [ofWires(0), ofWires(1)],
  '4000 pins of one function numbered anew': [ofPins(1, ground), ofPins(10_001, ground)],
  '4000 pins of functions of their own numbered anew': [ofPins(1, own), ofPins(10_001, own)],
};

const rows = Object.entries(pairs).map(([what, [before, after]]) => {
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    diffDiagrams(before, after);
    return performance.now() - start;
  }).toSorted((a, b) => a - b);
  const round = (time: number) => Number(time.toFixed(1));
  return { what, median: round(times[2]!), worst: round(times[4]!), limit: LIMIT };
});
console.log(JSON.stringify({ unit: 'ms', rows }, null, 2));
if (rows.some(({ median }) => median > LIMIT)) process.exitCode = 1;
