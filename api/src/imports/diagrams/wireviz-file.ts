import { z } from 'zod';

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
  pins: texts.nullish(),
  pinlabels: texts.nullish(),
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
  colors: texts.nullish(),
  color_code: z.string().nullish(),
  wirelabels: texts.nullish(),
  image: Image.nullish(),
});
export type WireVizCable = z.infer<typeof WireVizCable>;

/** A step of a connection set: a name, a name with pins or wires, an arrow, or one of these for each parallel wire. */
const Step = z.union([z.string(), z.array(z.string()), z.record(z.string(), z.union([text, texts]))]);
export type Step = z.infer<typeof Step>;

/** The format of WireViz, see its `docs/syntax.md`; what is only about drawing is passed over. */
export const WireVizFile = z.object({
  metadata: z
    .looseObject({ title: text.nullish(), description: text.nullish(), notes: text.nullish() })
    .nullish(),
  options: z.object({ template_separator: z.string().min(1).nullish() }).nullish(),
  connectors: z.record(z.string(), WireVizConnector).default({}),
  cables: z.record(z.string(), WireVizCable).default({}),
  connections: z.array(z.array(Step)).nullish(),
});
export type WireVizFile = z.infer<typeof WireVizFile>;
