import { colourCode } from '../../kinds/wire-colour-notation.ts';
import type { WireColour } from '../../kinds/wire-colour.ts';
import type { Check } from '../check.ts';
import type { Lead } from '../circuit.ts';

const letters = (colour: WireColour): string => colourCode(colour, 'IEC');

/**
 * The wire in a pin has another colour than the pin says. Not at the vehicle's own plugs: there the pin tells the colour
 * of the vehicle's wire, which ours is joined to.
 */
export const colourAtPin: Check<'colour-at-pin'> = {
  code: 'colour-at-pin',
  severity: 'WARNING',
  *find(circuit) {
    for (const { connection, from, to, wire } of circuit.leads)
      for (const node of [from, to]) {
        if (!node?.pin.colour || !wire?.wire.colour || node.connector.kind === 'VEHICLE') continue;
        const [pinColour, wireColour] = [letters(node.pin.colour), letters(wire.wire.colour)];
        if (pinColour !== wireColour)
          yield {
            places: [{ ...node.place, field: 'colour' }, { ...wire.place, field: 'colour' }, { connection }],
            params: { pin: node.name, wire: wire.name, pinColour, wireColour },
          };
      }
  },
};

/**
 * Wires of one cable that meet at a line of a splice and have different colours: a cable's colours tell its lines apart,
 * so two of them on one line are mixed up. Wires of different cables meet in any colours.
 */
export const coloursAtSplice: Check<'colours-at-splice'> = {
  code: 'colours-at-splice',
  severity: 'WARNING',
  *find(circuit) {
    const pads = circuit.nodes.filter(({ connector }) => connector.kind === 'SPLICE');
    const lines = Map.groupBy(pads, (node) => `${node.place.connector} ${circuit.netOf(node)}`);
    for (const line of lines.values()) {
      const leads = [...new Set(line.flatMap((node) => circuit.leadsAt(node)))];
      const coloured = leads.filter(({ wire }) => wire?.wire.colour);
      for (const own of Map.groupBy(coloured, ({ wire }) => wire!.cable).values()) {
        if (new Set(own.map(colourOf)).size < 2) continue;
        yield {
          places: [line[0]!.place, ...own.map(({ wire }) => ({ ...wire!.place, field: 'colour' }))],
          params: {
            splice: line[0]!.name,
            wires: own.map((lead) => `${lead.wire!.name} ${colourOf(lead)}`).join(', '),
          },
        };
      }
    }
  },
};

const colourOf = ({ wire }: Lead): string => letters(wire!.wire.colour!);
