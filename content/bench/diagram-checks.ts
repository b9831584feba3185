/** Prints as JSON how long all checks of a diagram of 1,000 and of 10,000 pins take, milliseconds (median of 20, and the worst). */
import { checkDiagram } from '../src/index.ts';
import { harnessOf } from '../test/harnesses.ts';

/** What the checks may take, by pins, milliseconds. */
const LIMITS = { 1000: 100, 10_000: 1000 };

const rows = Object.entries(LIMITS).map(([pins, limit]) => {
  const data = harnessOf(Number(pins) / 2);
  for (const connector of data.connectors)
    for (const [i, pin] of connector.pins.entries()) {
      pin.direction = (['POWER', 'GROUND', 'INPUT', 'OUTPUT'] as const)[i % 4]!;
      pin.voltage = 12;
    }
  const times = Array.from({ length: 20 }, () => {
    const start = performance.now();
    checkDiagram(data);
    return performance.now() - start;
  }).toSorted((a, b) => a - b);
  const round = (time: number) => Number(time.toFixed(2));
  return {
    pins: data.connectors.reduce((sum, connector) => sum + connector.pins.length, 0),
    findings: checkDiagram(data).length,
    median: round(times[10]!),
    worst: round(times[19]!),
    limit,
  };
});
console.log(JSON.stringify({ unit: 'ms', rows }, null, 2));
if (rows.some(({ median, limit }) => median > limit)) process.exitCode = 1;
