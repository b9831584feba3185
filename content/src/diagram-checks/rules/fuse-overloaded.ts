import type { Check } from '../check.ts';
import type { Circuit, Node } from '../circuit.ts';
import { isFed } from '../pin-roles.ts';
import { type Feed, feedsOf } from '../supply.ts';

type FeedFuse = Feed['fuses'] extends Set<infer Fuse> ? Fuse : never;

/**
 * How much of its rating a fuse is to carry for ever: at 25 °C it lasts indefinitely with no more than 75 % (makers'
 * guides to choosing fuses, such as Littelfuse's Fuseology). Said as a remedy only: `current` is the largest of a pin,
 * not the one for ever, and a rule that took 75 % of the largest would cry wolf.
 */
const FOR_EVER = 0.75;

/**
 * Devices that together take more than the fuse before them is rated for: it blows while nothing is broken. Above its
 * rating a blade fuse is not made to last (ISO 8820-3 has it open within half an hour at 135 %). The largest currents of
 * all plus pins behind a fuse, further fuses included, are summed; what is fed two ways is left out, for nobody knows
 * how it is shared. Silent where no current or no rating is given.
 */
export const fuseOverloaded: Check<'fuse-overloaded'> = {
  code: 'fuse-overloaded',
  severity: 'WARNING',
  *find(circuit) {
    for (const { fuse, loads } of loadsBehindFuses(circuit)) {
      // Rounded: 0.1 and 0.2 A are no more than a fuse of 0.3 A carries.
      const sum = rounded(loads.reduce((total, { pin }) => total + (pin.current ?? 0), 0));
      if (!fuse.rating || sum <= fuse.rating) continue;
      const [first, ...others] = loads.map(({ place }) => ({ ...place, field: 'current' }));
      yield {
        places: [fuse.place, first!, ...others],
        params: {
          fuse: fuse.name,
          rating: fuse.rating,
          current: sum,
          pins: loads.map(({ name }) => name).join(', '),
          enough: rounded(Math.ceil((sum / FOR_EVER) * 10) / 10),
        },
      };
    }
  },
};

/** Each fuse with the plus pins that it feeds and that state a current, through whatever other fuses. */
function loadsBehindFuses(circuit: Circuit): Iterable<{ fuse: FeedFuse; loads: Node[] }> {
  const feeds = feedsOf(circuit);
  const behind = new Map<string, { fuse: FeedFuse; loads: Node[] }>();
  for (const node of circuit.nodes) {
    if (!node.pin.current || !isFed(node)) continue;
    const passed = new Set<string>();
    for (let net: number | null = circuit.netOf(node); net !== null;) {
      const fuse = onlyFuseOf(feeds.get(net));
      const key = JSON.stringify(fuse?.place);
      if (!fuse || passed.has(key)) break;
      passed.add(key);
      const known = behind.get(key);
      if (known) known.loads.push(node);
      else behind.set(key, { fuse, loads: [node] });
      net = netBefore(circuit, fuse, net);
    }
  }
  return behind.values();
}

function onlyFuseOf(feed: Feed | undefined): FeedFuse | null {
  const [fuse, ...others] = feed?.fuses ?? [];
  return fuse && others.length === 0 && !feed!.isUnfused ? fuse : null;
}

/** The other side of a fuse of ours; null for the vehicle's own, where its plus begins. */
function netBefore(circuit: Circuit, { place }: FeedFuse, net: number): number | null {
  const ends = circuit.fuses.find((fuse) => fuse.place.connector === place.connector)?.ends ?? [];
  return ends.map((end) => circuit.netOf(end)).find((other) => other !== net) ?? null;
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;
