import type { Cable, Connector, DiagramData, WireColour } from '@fieldlore/content';

export type MaterialKind = 'CONNECTOR' | SinglePart | 'CABLE' | 'WIRE';
/** Connectors of a sheet that are bought as what they are: their pins are no more than their ends. */
type SinglePart = Extract<Connector['kind'], 'FUSE' | 'RELAY' | 'SPLICE' | 'TERMINAL'>;

/** One line of what it takes to build a harness. */
export interface Material {
  kind: MaterialKind;
  type: string | null;
  gender: string | null;
  partNumber: string | null;
  /** Of a connector. */
  pinCount: number | null;
  /** Of a fuse or of a relay's contacts, amperes. */
  rating: number | null;
  /** Of a cable, its shield left out. */
  wireCount: number | null;
  /** mm² */
  crossSection: number | null;
  colour: WireColour | null;
  /** Metres of cable and wire, pieces of connectors; null where a length is not known. */
  quantity: number | null;
  unit: 'm' | null;
  /** Names on the sheet. */
  designators: string[];
}

/** A cable's shield is drawn as a wire, and bought with the cable. */
const shield = 's';

/** Everything of a diagram to be bought, alike parts together: connectors with fuses and relays, then cables, then single wires. */
export function billOfMaterials({
  connectors,
  cables,
}: Pick<DiagramData, 'connectors' | 'cables'>): Material[] {
  const bundles = cables.filter(({ bundle }) => bundle);
  return gather([
    ...connectors.map(ofConnector),
    ...cables.filter((cable) => !bundles.includes(cable)).map(ofCable),
    ...bundles.flatMap(ofWires),
  ]);
}

const singleParts: readonly string[] = ['FUSE', 'RELAY', 'SPLICE', 'TERMINAL'] satisfies SinglePart[];
const isSinglePart = (kind: Connector['kind']): kind is SinglePart => singleParts.includes(kind);

function ofConnector({ id, kind, type, gender, partNumber, rating, pins }: Connector): Material {
  return {
    ...nothing,
    kind: isSinglePart(kind) ? kind : 'CONNECTOR',
    type: type ?? null,
    gender: gender ?? null,
    partNumber: partNumber ?? null,
    pinCount: isSinglePart(kind) ? null : pins.length,
    rating: rating ?? null,
    quantity: 1,
    designators: [id],
  };
}

function ofCable({ id, type, length, wires }: Cable): Material {
  const cores = wires.filter((wire) => wire.id !== shield);
  return {
    ...nothing,
    kind: 'CABLE',
    type: type ?? null,
    wireCount: cores.length,
    crossSection: cores[0]?.crossSection ?? null,
    quantity: length ?? null,
    unit: 'm',
    designators: [id],
  };
}

function ofWires({ id, type, length, wires }: Cable): Material[] {
  return wires.map(({ colour, crossSection }) => ({
    ...nothing,
    kind: 'WIRE',
    type: type ?? null,
    crossSection: crossSection ?? null,
    colour: colour ?? null,
    quantity: length ?? null,
    unit: 'm',
    designators: [id],
  }));
}

const nothing: Omit<Material, 'kind' | 'designators'> = {
  type: null,
  gender: null,
  partNumber: null,
  pinCount: null,
  rating: null,
  wireCount: null,
  crossSection: null,
  colour: null,
  quantity: null,
  unit: null,
};

function gather(materials: readonly Material[]): Material[] {
  const alike = Map.groupBy(materials, (one) =>
    JSON.stringify({ ...one, quantity: one.quantity === null, designators: [] }),
  );
  return [...alike.values()].map((same) => ({
    ...same[0]!,
    quantity: same.some(({ quantity }) => quantity === null)
      ? null
      : sum(same.map(({ quantity }) => quantity!)),
    designators: [...new Set(same.flatMap(({ designators }) => designators))],
  }));
}

/** Lengths are given in centimetres at best: 0.1 + 0.2 is 0.3 on a bill. */
const sum = (numbers: readonly number[]) => Math.round(numbers.reduce((a, b) => a + b, 0) * 10_000) / 10_000;
