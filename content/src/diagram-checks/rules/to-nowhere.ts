import type { Check } from '../check.ts';
import type { WireAt } from '../circuit.ts';

/**
 * A wire that ends in the air. Meant are: a pigtail, all of whose wires are free at that end; a shield, which is earthed
 * at one end; a free end whose note says where it goes (“to the siren, laid by others”).
 */
export const wireToNowhere: Check<'wire-to-nowhere'> = {
  code: 'wire-to-nowhere',
  severity: 'WARNING',
  *find({ leads, data }) {
    const byCable = Map.groupBy(
      leads.filter(({ wire }) => wire && !isShield(wire)),
      ({ wire }) => wire!.cable,
    );
    for (const own of byCable.values()) {
      const isPigtail = own.length > 1 && own.every(({ to }) => !to);
      if (isPigtail) continue;
      for (const { connection, from, to, wire } of own)
        if (!to && !data.connections[connection]!.note)
          yield {
            places: [{ connection, field: 'to' }, from.place],
            params: { pin: from.name, wire: wire!.name },
          };
    }
  },
};

/** A shield is the wire `s` of a cable that has one, as importing names it. */
const isShield = ({ cable, wire }: WireAt): boolean => cable.shield && wire.id.toLowerCase() === 's';

/** A connection of a pin with itself carries nothing. */
export const wireToItself: Check<'wire-to-itself'> = {
  code: 'wire-to-itself',
  severity: 'ERROR',
  *find({ leads }) {
    for (const { connection, from, to } of leads)
      if (to === from) yield { places: [{ connection, field: 'to' }], params: { pin: from.name } };
  },
};

/** A line of a splice or an end of a fuse with a single wire: current comes there and goes nowhere. */
export const jointToNowhere: Check<'joint-to-nowhere'> = {
  code: 'joint-to-nowhere',
  severity: 'WARNING',
  *find(circuit) {
    for (const { ends } of circuit.fuses) {
      const [used, open] = circuit.leadsAt(ends[0]).length ? ends : ends.toReversed();
      if (circuit.leadsAt(used!).length > 0 && circuit.leadsAt(open!).length === 0)
        yield { places: [open!.place], params: { pin: open!.name } };
    }
    for (const box of Map.groupBy(
      circuit.nodes.filter(({ connector }) => connector.kind === 'SPLICE'),
      circuit.netOf.bind(circuit),
    ).values()) {
      const leads = new Set(box.flatMap((node) => circuit.leadsAt(node)));
      const node = box.find((pad) => circuit.leadsAt(pad).length);
      if (leads.size === 1 && node) yield { places: [node.place], params: { pin: node.name } };
    }
  },
};

/** A single wire that is bought and laid, and connected to nothing. A spare core of a cable is no mistake. */
export const wireNotUsed: Check<'wire-not-used'> = {
  code: 'wire-not-used',
  severity: 'WARNING',
  *find({ data: { cables }, spares }) {
    const unused = new Set(spares.map(({ name }) => name));
    for (const [cable, { id, bundle, wires }] of cables.entries())
      for (const [wire, own] of wires.entries())
        if (bundle && own.id && unused.has(`${id}.${own.id}`))
          yield { places: [{ cable, wire, field: 'id' }], params: { wire: `${id}.${own.id}` } };
  },
};
