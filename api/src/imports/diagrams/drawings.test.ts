import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkDiagram, DiagramData, drawDiagram } from '@fieldlore/content';
import { describe, expect, it } from 'vitest';
import { read } from '../fixtures/sources.ts';
import type { Importer } from '../importer.ts';
import { openSource } from '../reading/source.ts';
import { ecuPinouts } from './ecu-pinouts.importer.ts';
import { vehicleConnectors } from './vehicle-connectors.importer.ts';
import { wireViz } from './wireviz.importer.ts';

/** Real harnesses and pinouts beside the project; skipped by name where they are absent. */
const data = resolve(dirname(fileURLToPath(import.meta.url)), '../../../../../shared/data/02-wiring');

/** All that the checks say of them, and each is right: a pin in two rows. Anything else would be a false alarm. */
const findings: Record<string, string[]> = {
  'tdg-pdm8': Array<string>(7).fill('number-in-two-rows'),
  Accessories: ['number-in-two-rows'],
};

const sets: [folder: string, importer: Importer, least: number][] = [
  ['wireviz-examples', wireViz, 15],
  ['ecu-pinouts', ecuPinouts, 9],
  ['vehicle-connectors', vehicleConnectors, 15],
];

/** The importers name files; what is drawn has only ids. */
const anywhere = { entry: () => null, file: () => '00000000-0000-4000-8000-000000000000' };

describe.skipIf(!existsSync(data))('drawings of ../shared/data/02-wiring', () => {
  it.each(sets)(
    '%s: each comes out whole, on a phone and on a desk, and the checks give no false alarm',
    async (folder, importer, least) => {
      const { entries = [] } = await read(importer, await openSource(resolve(data, folder)));
      const diagrams = entries.filter(({ kind }) => kind === 'DIAGRAM');
      expect(diagrams.length).toBeGreaterThanOrEqual(least);
      for (const entry of diagrams) {
        const diagram = DiagramData.parse(entry.content(anywhere).data);
        const pins = diagram.connectors.reduce((sum, connector) => sum + connector.pins.length, 0);
        const said = checkDiagram(diagram).map(({ code }) => code);
        expect(said, entry.title).toEqual(findings[entry.title] ?? []);
        for (const width of [340, 760]) {
          const svg = drawDiagram(diagram, { width, notation: 'RU', locale: 'ru', title: entry.title });
          expect(svg, entry.title).not.toMatch(/NaN|undefined/);
          expect(svg.match(/data-wire="/g) ?? [], entry.title).toHaveLength(diagram.connections.length);
          expect(svg.match(/data-pin="/g) ?? [], entry.title).toHaveLength(pins);
        }
      }
    },
  );
});
