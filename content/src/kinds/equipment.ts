import { z } from 'zod';
import { Connector } from './diagram.ts';
import { PARAMETER_TYPES } from './parameter-value.ts';
import { Photo } from './photo.ts';

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

export const RELATION_KINDS = [
  'REQUIRES',
  'ACCESSORY',
  'COMPATIBLE',
  'ALTERNATIVE',
  'SUPERSEDED_BY',
] as const;

export const DOCUMENT_KINDS = [
  'MANUAL',
  'QUICK_START',
  'DATASHEET',
  'WIRING',
  'PROTOCOL',
  'CERTIFICATE',
  'SOFTWARE',
  'OTHER',
] as const;

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
  /** What is measured and in which unit, such as `V` for supply voltage; a value within `min` and `max` is as it should be. */
  measures: z
    .strictObject({
      name: shortText.min(1),
      unit: z.string().max(20),
      min: z.number().nullish(),
      max: z.number().nullish(),
    })
    .nullish(),
});
export type OnSiteStep = z.infer<typeof OnSiteStep>;

/** A version that was let out, and what it changed. */
export const FirmwareNote = z.strictObject({
  version: z.string().trim().min(1).max(80),
  /** The day it came out. */
  date: z.iso.date().nullish(),
  changes: z.string().trim().max(5000).default(''),
});
export type FirmwareNote = z.infer<typeof FirmwareNote>;

const version = z.string().trim().max(80).nullish();

/** A fault of some firmware. It is told in words of its own: what it links to need not be everybody's to read. */
export const KnownProblem = z.strictObject({
  text: shortText.min(1),
  /** The first and the last version that have it; an end that is not known is left out. */
  from: version,
  to: version,
  /** The first version without it. */
  fixedIn: version,
  /** The solved ticket or article that tells what to do. */
  entry: z.uuid().nullish(),
});
export type KnownProblem = z.infer<typeof KnownProblem>;

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
        /** What the value must be; left out, its text decides: see `readParameter`. */
        type: z.enum(PARAMETER_TYPES).nullish(),
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
    .array(
      z.strictObject({
        file: z.uuid(),
        title: shortText,
        kind: z.enum(DOCUMENT_KINDS).nullish(),
        /** BCP 47, such as `ru`. */
        language: z
          .string()
          .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
          .nullish(),
      }),
    )
    .max(50)
    .default([]),
  pictures: z.array(Photo).max(50).default([]),
  firmware: z.array(FirmwareNote).max(100).default([]),
  knownProblems: z.array(KnownProblem).max(100).default([]),
});
export type EquipmentData = z.infer<typeof EquipmentData>;

/** A card that was saved before these lists were there. */
export function withEveryList(data: EquipmentData): EquipmentData {
  return {
    ...data,
    pictures: data.pictures ?? [],
    firmware: data.firmware ?? [],
    knownProblems: data.knownProblems ?? [],
  };
}
