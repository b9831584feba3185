import type { Circuit, Fuse, Node } from './circuit.ts';
import { isSource } from './pin-roles.ts';

/** A net that the vehicle feeds. */
export interface Feed {
  /** Pins of the vehicle it comes from. */
  sources: Set<Node>;
  /** What it comes through last: fuses of ours, or of the vehicle behind its own pin. */
  fuses: Set<{ name: string; rating: number | null; place: { connector: number; pin?: number } }>;
  /** Whether it also comes without any. */
  isUnfused: boolean;
}

/**
 * What each net is fed from, by the net's number: from the plus of the vehicle outwards through fuses, each fuse towards
 * the side that is further away. A fuse between two nets equally far away feeds neither.
 */
export function feedsOf(circuit: Circuit): Map<number, Feed> {
  const feeds = new Map<number, Feed>();
  const depth = new Map<number, number>();
  const feedOf = (net: number): Feed => {
    const known = feeds.get(net) ?? { sources: new Set(), fuses: new Set(), isUnfused: false };
    feeds.set(net, known);
    return known;
  };
  for (const node of circuit.nodes.filter(isSource)) {
    const net = circuit.netOf(node);
    const feed = feedOf(net);
    feed.sources.add(node);
    if (node.pin.fuse) feed.fuses.add({ name: node.name, rating: node.pin.fuse, place: node.place });
    else feed.isUnfused = true;
    depth.set(net, 0);
  }

  const fusesAt = new Map<number, Fuse[]>();
  for (const fuse of circuit.fuses)
    for (const end of fuse.ends) {
      const net = circuit.netOf(end);
      fusesAt.set(net, [...(fusesAt.get(net) ?? []), fuse]);
    }
  const queue = [...depth.keys()];
  for (const net of queue)
    for (const { connector, place, ends } of fusesAt.get(net) ?? []) {
      const beyond = circuit.netOf(ends.find((end) => circuit.netOf(end) !== net) ?? ends[0]);
      const far = depth.get(net)! + 1;
      if (!depth.has(beyond)) {
        depth.set(beyond, far);
        queue.push(beyond);
      }
      if (depth.get(beyond) !== far) continue;
      const feed = feedOf(beyond);
      feed.fuses.add({ name: connector.id, rating: connector.rating ?? null, place });
      for (const source of feedOf(net).sources) feed.sources.add(source);
    }
  return feeds;
}
