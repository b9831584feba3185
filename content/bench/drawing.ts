/** Prints as JSON how long a harness of 20, 50 and 200 wires takes to become SVG, milliseconds (median of 40, and the worst). */
import { drawDiagram } from '../src/index.ts';
import { harnessOf } from '../test/harnesses.ts';

/** What the drawing may take, by wires, milliseconds. */
const LIMITS = { 20: 50, 50: 100, 200: 300 };
const WIDTHS = [340, 760];

const rows = Object.entries(LIMITS).flatMap(([wires, limit]) =>
  WIDTHS.map((width) => {
    const data = harnessOf(Number(wires));
    const draw = () => drawDiagram(data, { width, notation: 'RU', locale: 'ru' });
    const times = Array.from({ length: 40 }, () => {
      const start = performance.now();
      draw();
      return performance.now() - start;
    }).toSorted((a, b) => a - b);
    const round = (time: number) => Number(time.toFixed(2));
    return {
      wires: Number(wires),
      width,
      median: round(times[20]!),
      worst: round(times[39]!),
      limit,
      bytes: draw().length,
    };
  }),
);
console.log(JSON.stringify({ unit: 'ms', rows }, null, 2));
if (rows.some(({ median, limit }) => median > limit)) process.exitCode = 1;
