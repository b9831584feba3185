import { z } from 'zod';
import { Cable, Connection, Connector, DiagramData, Picture, Pin, VehicleTap } from '../kinds/diagram.ts';

const text = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const texts = z.array(text);
const Image = z.object({ src: z.string(), caption: z.string().nullish() });

export const WireVizConnector = z.object({
  type: text.nullish(),
  subtype: text.nullish(),
  color: text.nullish(),
  notes: text.nullish(),
  pn: text.nullish(),
  mpn: text.nullish(),
  style: z.string().nullish(),
  pincount: z.number().int().positive().max(2000).nullish(),
  // As many as `DiagramData` takes: more would only be read to be refused.
  pins: texts.max(2000).nullish(),
  pinlabels: texts.max(2000).nullish(),
  loops: z.array(z.array(text).length(2)).nullish(),
  image: Image.nullish(),
});
export type WireVizConnector = z.infer<typeof WireVizConnector>;

export const WireVizCable = z.object({
  category: z.string().nullish(),
  type: text.nullish(),
  notes: text.nullish(),
  gauge: text.nullish(),
  length: text.nullish(),
  shield: z.union([z.boolean(), z.string()]).nullish(),
  wirecount: z.number().int().positive().max(500).nullish(),
  colors: texts.max(500).nullish(),
  color_code: z.string().nullish(),
  wirelabels: texts.max(500).nullish(),
  image: Image.nullish(),
});
export type WireVizCable = z.infer<typeof WireVizCable>;

const PinsOfOne = z
  .record(z.string(), z.union([text, texts]))
  .refine((step) => Object.keys(step).length === 1, {
    error: 'one connector or cable with its pins or wires is expected here',
    params: { ru: 'здесь ожидается один разъём или кабель с его выводами или жилами' },
  });

/** A step of a connection set: a name, a name with pins or wires, an arrow, or one of these for each parallel wire. */
const Step = z.union([z.string(), z.array(z.string()), PinsOfOne]);
export type Step = z.infer<typeof Step>;

/** Fields of a part that differ from what WireViz's own words say; null takes one away. */
const beyond = <Shape extends z.ZodRawShape>(part: z.ZodObject<Shape>) =>
  z.strictObject(
    Object.fromEntries(
      // What is not said is left as it is: no default here.
      Object.entries(part.shape).map(([field, type]) => {
        const said = type instanceof z.ZodDefault ? type.unwrap() : type;
        return [field, (said as z.ZodType).nullish()];
      }),
    ),
  ) as unknown as z.ZodType<Record<string, unknown>>;

/** Pins and wires by their place in the part, from 1. */
const byPlace = (type: z.ZodType<Record<string, unknown>>) =>
  z.record(z.string().regex(/^[1-9]\d*$/), type).optional();

const Wire = Cable.shape.wires.element;
const PictureBeyond = z.strictObject({ ...Picture.omit({ file: true }).shape, src: z.string() });
const TapBeyond = z.strictObject({ ...VehicleTap.omit({ photo: true }).shape, src: z.string().nullish() });

/** What WireViz has no word for, in a section of our own that it passes over. Parts stand under their names in the file. */
export const FieldloreSection = z.strictObject({
  version: z.literal(1),
  connectors: z
    .record(
      z.string(),
      z.strictObject({ set: beyond(Connector.omit({ pins: true })).optional(), pins: byPlace(beyond(Pin)) }),
    )
    .default({}),
  cables: z
    .record(
      z.string(),
      z.strictObject({ set: beyond(Cable.omit({ wires: true })).optional(), wires: byPlace(beyond(Wire)) }),
    )
    .default({}),
  /** By the place of the connection in the file, from 1. */
  connectionNotes: z.record(z.string().regex(/^[1-9]\d*$/), z.string()).default({}),
  /** Connections that lead nowhere, each with its place in the list, from 1. */
  openConnections: z
    .array(z.strictObject({ ...Connection.shape, at: z.number().int().positive() }))
    .default([]),
  taps: z.array(TapBeyond).default([]),
  pictures: z.array(PictureBeyond).default([]),
  systemVoltage: DiagramData.shape.systemVoltage,
  safetyCritical: z.boolean().optional(),
});
export type FieldloreSection = z.infer<typeof FieldloreSection>;

/** The format of WireViz, see its `docs/syntax.md`; what is only about drawing is passed over. */
export const WireVizFile = z.object({
  metadata: z
    .looseObject({ title: text.nullish(), description: text.nullish(), notes: text.nullish() })
    .nullish(),
  options: z.object({ template_separator: z.string().min(1).nullish() }).nullish(),
  connectors: z.record(z.string(), WireVizConnector).default({}),
  cables: z.record(z.string(), WireVizCable).default({}),
  connections: z.array(z.array(Step)).nullish(),
  fieldlore: FieldloreSection.nullish(),
});
export type WireVizFile = z.infer<typeof WireVizFile>;
