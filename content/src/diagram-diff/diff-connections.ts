import type { Connection } from '../kinds/diagram.ts';
import type { DiagramChange } from './change.ts';
import { compareValues } from './compare-values.ts';

type End = Connection['from'];

/** Names of the older revision in those of the newer. */
export interface Renames {
  endOf(end: End): End;
  wireOf(wire: NonNullable<Connection['wire']>): NonNullable<Connection['wire']>;
}

interface Held {
  at: number;
  /** In the newer names. */
  connection: Connection;
}

/**
 * Connections by their ends and the wire between: what keeps its wire and gets another end has moved, what keeps both
 * ends and gets another wire was wired anew. Which end stands first says nothing.
 */
export function diffConnections(
  before: readonly Connection[],
  after: readonly Connection[],
  renames: Renames,
): DiagramChange[] {
  let old = before.map((connection, at): Held => ({ at, connection: inNewNames(connection, renames) }));
  let now = after.map((connection, at): Held => ({ at, connection }));
  const pairs: [Held, Held][] = [];
  for (const keysOf of WAYS_TO_KNOW) {
    const byKey = new Map<string, Held[]>();
    for (const held of old)
      for (const key of keysOf(held.connection)) byKey.set(key, [...(byKey.get(key) ?? []), held]);
    const taken = new Set<Held>();
    now = now.filter((held) => {
      const free = (key: string) => byKey.get(key)?.find((one) => !taken.has(one));
      const partner = keysOf(held.connection).map(free).find(Boolean);
      if (!partner) return true;
      taken.add(partner);
      pairs.push([partner, held]);
      return false;
    });
    old = old.filter((held) => !taken.has(held));
  }
  return [
    ...pairs.toSorted(([, a], [, b]) => a.at - b.at).flatMap(([was, is]) => changed(was, is)),
    ...now.map((held) => whole('ADDED', held)),
    ...old.map((held) => whole('REMOVED', held)),
  ];
}

const keyOfEnd = (end: End | null | undefined): string => (end ? `${end.connector}\n${end.pin}` : '');
const keyOfEnds = ({ from, to }: Connection): string =>
  [keyOfEnd(from), keyOfEnd(to)].toSorted().join('\n\n');
const keyOfWire = ({ wire }: Connection): string => (wire ? `${wire.cable}\n${wire.wire}` : '');

/** The surest first: the same ends and wire; the same wire at one of its ends; the same wire; the same ends. */
const WAYS_TO_KNOW: ((connection: Connection) => string[])[] = [
  (one) => [`${keyOfEnds(one)}\n\n${keyOfWire(one)}`],
  (one) =>
    one.wire
      ? [one.from, ...(one.to ? [one.to] : [])].map((end) => `${keyOfWire(one)}\n\n${keyOfEnd(end)}`)
      : [],
  (one) => (one.wire ? [keyOfWire(one)] : []),
  (one) => [keyOfEnds(one)],
];

function inNewNames({ from, to, wire, note }: Connection, { endOf, wireOf }: Renames): Connection {
  return { from: endOf(from), to: to ? endOf(to) : null, wire: wire ? wireOf(wire) : null, note };
}

function changed(was: Held, is: Held): DiagramChange[] {
  const values = compareValues(turnedTo(was.connection, is.connection), is.connection, [
    'from',
    'wire',
    'to',
    'note',
  ]);
  if (values.length === 0) return [];
  return [
    {
      change: 'CHANGED',
      part: 'CONNECTION',
      name: nameOf(is.connection),
      formerName: null,
      before: { connection: was.at },
      after: { connection: is.at },
      values,
    },
  ];
}

/** The older connection with its ends in the order of the newer, so that only what moved differs. */
function turnedTo(was: Connection, is: Connection): Connection {
  if (!was.to) return was;
  const turned = { ...was, from: was.to, to: was.from };
  const shared = (one: Connection) =>
    Number(keyOfEnd(one.from) === keyOfEnd(is.from)) + Number(keyOfEnd(one.to) === keyOfEnd(is.to));
  return shared(turned) > shared(was) ? turned : was;
}

function whole(change: 'ADDED' | 'REMOVED', { at, connection }: Held): DiagramChange {
  const place = { connection: at };
  const isNew = change === 'ADDED';
  return {
    change,
    part: 'CONNECTION',
    name: nameOf(connection),
    formerName: null,
    before: isNew ? null : place,
    after: isNew ? place : null,
    values: compareValues(isNew ? null : connection, isNew ? connection : null, ['note']),
  };
}

/** `['X1:5', 'W1.2', 'X2:3']`; an empty text where there is no wire or no second end. */
function nameOf({ from, wire, to }: Connection): string[] {
  return [
    `${from.connector}:${from.pin}`,
    wire ? `${wire.cable}.${wire.wire}` : '',
    to ? `${to.connector}:${to.pin}` : '',
  ];
}
