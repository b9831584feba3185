import { z } from 'zod';
import { Connector } from './diagram.ts';

const shortText = z.string().trim().max(300);

export const EQUIPMENT_TYPES = [
  'TRACKER',
  'FUEL_SENSOR',
  'CAN_READER',
  'CAMERA',
  'SENSOR',
  'IDENTIFICATION',
  'TACHOGRAPH',
  'RELAY',
  'HARNESS',
  'POWER',
  'ACCESSORY',
  'OTHER',
] as const;

export const RELATION_KINDS = ['REQUIRES', 'COMPATIBLE', 'ALTERNATIVE', 'SUPERSEDED_BY'] as const;

/** A question for the client before the visit. A kit asks each `key` once, however many devices want it. */
export const PreVisitQuestion = z.strictObject({
  key: z.string().regex(/^[a-z][a-z0-9-]{0,60}$/),
  text: shortText.min(1),
  answer: z.enum(['TEXT', 'NUMBER', 'YES_NO', 'CHOICE']).default('TEXT'),
  choices: z.array(shortText).max(30).default([]),
});
export type PreVisitQuestion = z.infer<typeof PreVisitQuestion>;

export const OnSiteStep = z.strictObject({
  text: z.string().trim().min(1).max(1000),
  needsPhoto: z.boolean().default(false),
  /** What is measured and in which unit, such as `V` for supply voltage. */
  measures: z.strictObject({ name: shortText.min(1), unit: z.string().max(20) }).nullish(),
});
export type OnSiteStep = z.infer<typeof OnSiteStep>;

export const EquipmentData = z.strictObject({
  type: z.enum(EQUIPMENT_TYPES),
  vendor: shortText.default(''),
  model: shortText.min(1),
  partNumbers: z.array(z.string().trim().min(1).max(80)).max(50).default([]),
  /** Supply voltage range, volts. */
  supplyMin: z.number().nonnegative().nullish(),
  supplyMax: z.number().positive().nullish(),
  parameters: z
    .array(
      z.strictObject({
        group: shortText.nullish(),
        name: shortText.min(1),
        value: shortText.min(1),
        /** SI or field unit: `V`, `mA`, `°C`, `mm`. */
        unit: z.string().trim().max(20).nullish(),
      }),
    )
    .max(200)
    .default([]),
  pinout: z.array(Connector).max(20).default([]),
  relations: z
    .array(z.strictObject({ kind: z.enum(RELATION_KINDS), equipment: z.uuid(), note: shortText.nullish() }))
    .max(100)
    .default([]),
  questions: z.array(PreVisitQuestion).max(50).default([]),
  steps: z.array(OnSiteStep).max(100).default([]),
  documents: z
    .array(z.strictObject({ file: z.uuid(), title: shortText }))
    .max(50)
    .default([]),
});
export type EquipmentData = z.infer<typeof EquipmentData>;
