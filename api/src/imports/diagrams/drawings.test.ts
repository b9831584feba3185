import { existsSync, globSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkDiagram, DiagramData, drawDiagram } from '@fieldlore/content';
import { parseWireViz, writeWireViz } from '@fieldlore/content/wireviz';
import { describe, expect, it } from 'vitest';
import { read } from '../fixtures/sources.ts';
import type { Importer } from '../importer.ts';
import { openSource } from '../reading/source.ts';
import { UnreadableSource } from '../report.ts';
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

/** Everything there that says something of wires; the rest are pictures, what WireViz makes of its files, and texts about them. */
const dataFiles = existsSync(data) ? globSync('**/*.{yml,yaml,json}', { cwd: data }).toSorted() : ['nothing'];

/** As it is stored: what is not said and what is said to be nothing are one. */
const bare = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_, field: unknown) => (field === null ? undefined : field)));

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

  it.each(sets)('%s: written as text and read back, nothing is changed', async (folder, importer) => {
    const { entries = [] } = await read(importer, await openSource(resolve(data, folder)));
    for (const entry of entries) {
      const diagram = DiagramData.parse(entry.content(anywhere).data);
      const text = writeWireViz(diagram, { pathOf: (file) => file });
      expect(bare(parseWireViz(text)), entry.title).toEqual(bare(diagram));
    }
  });

  it.each(dataFiles)('%s is read, or refused with a reason and what to do', async (path) => {
    const importer = sets.find(([folder]) => path.startsWith(folder))![1];
    const source = await openSource(resolve(data, path));
    const said = await read(importer, source).catch((error: unknown) => error as UnreadableSource);
    if (said instanceof UnreadableSource) {
      expect(said.row.message?.ru).toMatch(/\p{L}/u);
      expect(said.row.remedy?.en).toMatch(/\p{L}/u);
      return;
    }
    expect((said.entries?.length ?? 0) + said.findings.length).toBeGreaterThan(0);
    for (const { message, remedy, outcome } of said.findings)
      expect([message, remedy, outcome].every(Boolean), path).toBe(true);
  });
});
