import { answerTable } from './answers/answer-table.importer.ts';
import { osTicketAnswers } from './answers/osticket.importer.ts';
import { ecuPinouts } from './diagrams/ecu-pinouts.importer.ts';
import { pinTables } from './diagrams/pin-table.importer.ts';
import { vehicleConnectors } from './diagrams/vehicle-connectors.importer.ts';
import { wireViz } from './diagrams/wireviz.importer.ts';
import { carsMarkdown } from './fitments/cars-markdown.importer.ts';
import { devicePins } from './devices/device-pins.importer.ts';
import { deviceTable } from './devices/device-table.importer.ts';
import { fitmentTable } from './fitments/fitment-table.importer.ts';
import { kits } from './fitments/kits.importer.ts';
import type { Importer } from './importer.ts';
import { wikiHtml } from './pages/html-wiki.importer.ts';
import { wikiMarkdown, wikiZip } from './pages/markdown-wiki.importer.ts';
import { ticketsQna } from './pages/tickets-qna.importer.ts';
import { vehicles } from './vehicles/vehicles.importer.ts';

/** Everything that can be imported. A new kind of file starts with a line here. */
export const importers: readonly Importer[] = [
  vehicles,
  fitmentTable,
  deviceTable,
  devicePins,
  carsMarkdown,
  kits,
  ecuPinouts,
  vehicleConnectors,
  wireViz,
  pinTables,
  answerTable,
  osTicketAnswers,
  ticketsQna,
  wikiMarkdown,
  wikiHtml,
  wikiZip,
];

export function findImporter(name: string): Importer | null {
  return importers.find((importer) => importer.name === name) ?? null;
}
