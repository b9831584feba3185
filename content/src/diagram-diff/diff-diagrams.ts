import type { Place } from '../diagram-checks/finding.ts';
import type { Cable, Connector, DiagramData, Picture, Pin } from '../kinds/diagram.ts';
import type { DiagramChange, DiagramPart } from './change.ts';
import { compareValues, isSameValue } from './compare-values.ts';
import { diffConnections, type Renames } from './diff-connections.ts';
import { type Match, matchParts } from './match-parts.ts';
import {
  cableLikeness,
  connectorLikeness,
  pictureLikeness,
  pinLikeness,
  wireLikeness,
} from './same-parts.ts';

type Wire = Cable['wires'][number];

const PIN_FIELDS = [
  'function',
  'direction',
  'signal',
  'colour',
  'voltage',
  'voltageMin',
  'voltageMax',
  'current',
  'fuse',
  'activeLevel',
  'note',
] as const satisfies (keyof Pin)[];
const CONNECTOR_FIELDS = [
  'name',
  'kind',
  'type',
  'gender',
  'partNumber',
  'rating',
  'note',
] as const satisfies (keyof Connector)[];
const CABLE_FIELDS = ['name', 'type', 'length', 'shield', 'bundle'] as const satisfies (keyof Cable)[];
const WIRE_FIELDS = ['colour', 'crossSection', 'label'] as const satisfies (keyof Wire)[];
const TAP_FIELDS = ['signal', 'where', 'howToReach', 'connector', 'pin', 'colour', 'photo'] as const;

/**
 * What changed from one revision of a diagram to the next, part by part, in the order of the sheet. Parts are known by
 * their names: a connector by its own, a pin by its connector and label, a wire by its cable and its own, a connection by
 * its ends and wire. The same two revisions give the same list.
 */
export function diffDiagrams(before: DiagramData, after: DiagramData): DiagramChange[] {
  const connectors = matchParts(before.connectors, after.connectors, ({ id }) => id, connectorLikeness);
  const cables = matchParts(before.cables, after.cables, ({ id }) => id, cableLikeness);
  const pins = new Map<string, [string, string]>();
  const wires = new Map<string, [string, string]>();
  const changes = [
    ...diagramItself(before, after),
    ...connectors.flatMap((match) => diffConnector(before, after, match, pins)),
    ...cables.flatMap((match) => diffCable(before, after, match, wires)),
  ];
  const renames: Renames = {
    endOf: ({ connector, pin }) => {
      const [now, label] = pins.get(`${connector}\n${pin}`) ?? [connector, pin];
      return { connector: now, pin: label };
    },
    wireOf: ({ cable, wire }) => {
      const [now, id] = wires.get(`${cable}\n${wire}`) ?? [cable, wire];
      return { cable: now, wire: id };
    },
  };
  return [
    ...changes,
    ...diffConnections(before.connections, after.connections, renames),
    ...diffTaps(before, after),
    ...diffPictures(before, after, (id) => renameOf(before, after, connectors, id)),
  ];
}

/** A match as a change; nothing where the part is what it was. */
function changeOf<T extends object>(
  part: DiagramPart,
  names: { before: string[] | null; after: string[] | null },
  parts: { before: T | null; after: T | null },
  places: { before: Place | null; after: Place | null },
  fields: readonly (keyof T & string)[],
): DiagramChange[] {
  const values = compareValues(parts.before, parts.after, fields);
  const isRenamed = Boolean(names.before && names.after) && names.before!.at(-1) !== names.after!.at(-1);
  const change = !names.before ? 'ADDED' : !names.after ? 'REMOVED' : isRenamed ? 'RENAMED' : 'CHANGED';
  if (change === 'CHANGED' && values.length === 0) return [];
  const name = (names.after ?? names.before)!;
  return [{ change, part, name, formerName: isRenamed ? names.before : null, ...places, values }];
}

const at = <T>(list: readonly T[], index: number | null): T | null => (index === null ? null : list[index]!);

function diagramItself(before: DiagramData, after: DiagramData): DiagramChange[] {
  const names = { before: [], after: [] };
  return changeOf('DIAGRAM', names, { before, after }, { before: null, after: null }, [
    'systemVoltage',
    'safetyCritical',
  ]);
}

function diffConnector(
  before: DiagramData,
  after: DiagramData,
  match: Match,
  renames: Map<string, [string, string]>,
): DiagramChange[] {
  const [old, now] = [at(before.connectors, match.before), at(after.connectors, match.after)];
  const placeOf = (connector: number | null) => (connector === null ? null : { connector });
  const whole = changeOf(
    'CONNECTOR',
    { before: old && [old.id], after: now && [now.id] },
    { before: old, after: now },
    { before: placeOf(match.before), after: placeOf(match.after) },
    CONNECTOR_FIELDS,
  );
  // Of a connector that is new or gone, all its pins are.
  if (!old || !now) return whole;

  const labelOf = ({ label }: Pin) => label ?? '';
  const pins = matchParts(old.pins, now.pins, labelOf, pinLikeness).flatMap((pair) => {
    const [was, is] = [at(old.pins, pair.before), at(now.pins, pair.after)];
    if (was && is) renames.set(`${old.id}\n${labelOf(was)}`, [now.id, labelOf(is)]);
    const place = (connector: number, pin: number | null) => (pin === null ? null : { connector, pin });
    return changeOf(
      'PIN',
      { before: was && [old.id, labelOf(was)], after: is && [now.id, labelOf(is)] },
      { before: was, after: is },
      { before: place(match.before!, pair.before), after: place(match.after!, pair.after) },
      PIN_FIELDS,
    );
  });
  return [...whole, ...pins];
}

function diffCable(
  before: DiagramData,
  after: DiagramData,
  match: Match,
  renames: Map<string, [string, string]>,
): DiagramChange[] {
  const [old, now] = [at(before.cables, match.before), at(after.cables, match.after)];
  const whole = changeOf(
    'CABLE',
    { before: old && [old.id], after: now && [now.id] },
    { before: old, after: now },
    { before: null, after: null },
    CABLE_FIELDS,
  );
  if (!old || !now) return whole;

  const wires = matchParts(old.wires, now.wires, ({ id }) => id, wireLikeness).flatMap((pair) => {
    const [was, is] = [at(old.wires, pair.before), at(now.wires, pair.after)];
    if (was && is) renames.set(`${old.id}\n${was.id}`, [now.id, is.id]);
    const place = (cable: number, wire: number | null) => (wire === null ? null : { cable, wire });
    return changeOf(
      'WIRE',
      { before: was && [old.id, was.id], after: is && [now.id, is.id] },
      { before: was, after: is },
      { before: place(match.before!, pair.before), after: place(match.after!, pair.after) },
      WIRE_FIELDS,
    );
  });
  return [...whole, ...wires];
}

function diffTaps(before: DiagramData, after: DiagramData): DiagramChange[] {
  return matchParts(before.taps, after.taps, ({ id }) => id).flatMap((pair) => {
    const [was, is] = [at(before.taps, pair.before), at(after.taps, pair.after)];
    return changeOf(
      'TAP',
      { before: was && [was.id], after: is && [is.id] },
      { before: was, after: is },
      { before: null, after: null },
      TAP_FIELDS,
    );
  });
}

function renameOf(before: DiagramData, after: DiagramData, matches: readonly Match[], id: string): string {
  const match = matches.find((one) => at(before.connectors, one.before)?.id === id);
  return (match && at(after.connectors, match.after)?.id) ?? id;
}

/** A picture is known by its file; another photo of the same connector under the same caption takes its place. */
function diffPictures(
  before: DiagramData,
  after: DiagramData,
  renamed: (connector: string) => string,
): DiagramChange[] {
  const old = before.pictures.map((picture) => ({
    ...picture,
    connector: picture.connector ? renamed(picture.connector) : null,
  }));
  return matchParts(old, after.pictures, ({ file }) => file, pictureLikeness).flatMap((pair) => {
    const [was, is] = [at(old, pair.before), at(after.pictures, pair.after)];
    const nameOf = ({ caption, connector }: Picture) => [caption || connector || ''];
    const values = [
      ...compareValues<Picture>(was, is, ['caption', 'connector']),
      ...(was && is ? comparePlaces(was, is) : []),
      ...(was && is && was.file !== is.file ? [{ field: 'file', before: was.file, after: is.file }] : []),
    ];
    if (was && is && values.length === 0) return [];
    const change = was && is ? 'CHANGED' : was ? 'REMOVED' : 'ADDED';
    return [
      {
        change,
        part: 'PICTURE',
        name: nameOf((is ?? was)!),
        formerName: null,
        before: null,
        after: null,
        values,
      },
    ];
  });
}

/** Pins that are marked anew, no longer, or elsewhere, by their labels. */
function comparePlaces(was: Picture, is: Picture) {
  const pairs = matchParts(was.places, is.places, ({ pin }) => pin);
  const pinsOf = (places: Picture['places']) => places.map(({ pin }) => pin);
  const added = pinsOf(pairs.flatMap((pair) => (pair.before === null ? [is.places[pair.after!]!] : [])));
  const removed = pinsOf(pairs.flatMap((pair) => (pair.after === null ? [was.places[pair.before!]!] : [])));
  const moved = pinsOf(
    pairs.flatMap(({ before, after }) =>
      before !== null && after !== null && !isSameValue(was.places[before], is.places[after])
        ? [is.places[after]!]
        : [],
    ),
  );
  const none = (pins: string[]) => (pins.length > 0 ? pins : undefined);
  return [
    { field: 'places', before: none(removed), after: none(added) },
    { field: 'movedPlaces', before: undefined, after: none(moved) },
  ].filter((value) => value.before || value.after);
}
