/**
 * Continuous current of a single copper wire with PVC insulation in free air, amperes by mm²: DIN VDE 0298-4, table 11
 * (conductor at 70 °C, ambient 30 °C), with its factor 0.71 for 50 °C, as a vehicle's inside gets in summer.
 */
const CURRENTS: readonly (readonly [mm2: number, amperes: number])[] = [
  [0.75, 10.6],
  [1, 13.5],
  [1.5, 17],
  [2.5, 22.7],
  [4, 29.8],
  [6, 38.3],
  [10, 51.8],
  [16, 69.6],
  [25, 91.6],
  [35, 112],
  [50, 140],
];

/**
 * What a wire of this cross-section (mm²) carries without growing too hot, amperes; null beyond the table. Below it the
 * current goes with the power ¾ of the cross-section: heat is made by I²/S and given off by the surface, √S.
 */
export function currentLimit(mm2: number): number | null {
  const [[least, leastCurrent]] = CURRENTS as [readonly [number, number]];
  if (mm2 <= least) return leastCurrent * (mm2 / least) ** 0.75;
  const next = CURRENTS.findIndex(([size]) => size >= mm2);
  if (next < 0) return null;
  const [[low, lowCurrent], [high, highCurrent]] = [CURRENTS[next - 1]!, CURRENTS[next]!];
  return lowCurrent + ((highCurrent - lowCurrent) * (mm2 - low)) / (high - low);
}

/**
 * Resistance of copper, Ω·mm²/m at 20 °C, as the conductors of road vehicles have it: ISO 6722-1 allows 37.1 mΩ/m at
 * 0.5 mm², 18.5 at 1, 7.60 at 2.5 mm²; the least of these products is taken, so that no drop is made up.
 */
const RESISTIVITY = 0.0185;

/** Volts lost along a conductor: amperes through `metres` of `mm2`. */
export const voltageDrop = (amperes: number, metres: number, mm2: number): number =>
  (amperes * RESISTIVITY * metres) / mm2;
