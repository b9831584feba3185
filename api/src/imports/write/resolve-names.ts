import { In, IsNull, Not } from 'typeorm';
import { upsertVehicles, type VehicleRow } from '../../catalogue/upsert-vehicles.ts';
import { type Ctx, withViewer } from '../../context.ts';
import { restoreEntry } from '../../entries/change-entry-status.ts';
import { Entry } from '../../entries/entry.entity.ts';
import type { Message } from '../../errors.ts';
import { equipmentDraft } from '../fitments/equipment-draft.ts';
import { ImportRowOutcome } from '../import-run.entity.ts';
import type { FitmentTableDraft } from '../importer.ts';
import {
  DeviceResolver,
  isLostDevice,
  type KnownDevice,
  type LostDevice,
} from '../matching/device-resolver.ts';
import { MatchKind } from '../matching/import-match.entity.ts';
import type { MatchQuestion } from '../matching/match-question.ts';
import { type FoundVehicle, isLost, type LostVehicle, textOf, VehicleResolver } from '../matching/vehicle-resolver.ts'; // prettier-ignore
import { guessLocale } from '../reading/guess-locale.ts';
import { type Problem, refused, type ReportRow, written } from '../report.ts';
import { noteCards } from '../undo/note-cards.ts';
import { writeEntries } from './write-entries.ts';
import type { WriteOptions } from './write-options.ts';
import { writeSections } from './write-sections.ts';

/** Whom the names of a table mean. */
export interface ResolvedNames {
  rows: ReportRow[];
  questions: MatchQuestion[];
  vehicleOf(draft: FitmentTableDraft): FoundVehicle | null;
  deviceOf(draft: FitmentTableDraft): KnownDevice | null;
}

/** Finds each vehicle and device once, adds those that are missing where that was asked for, and asks about the others. */
export async function resolveNames(
  tx: Ctx,
  drafts: readonly FitmentTableDraft[],
  options: WriteOptions,
): Promise<ResolvedNames> {
  const vehicles = await eachOnce(drafts, vehicleKey, async (named) => {
    const answers = await (await VehicleResolver.load(tx)).resolve(named.map(({ vehicle }) => vehicle));
    if (!options.addMissing || !answers.some(isMissing)) return { answers, rows: [] };
    const rows = await addVehicles(tx, named.filter((_, i) => isMissing(answers[i]!)), options); // prettier-ignore
    return { answers: await (await VehicleResolver.load(tx)).resolve(named.map(({ vehicle }) => vehicle)), rows };
  }); // prettier-ignore
  const devices = await eachOnce(drafts, deviceKey, async (named) => {
    const find = async () => {
      const resolver = await DeviceResolver.load(tx);
      return named.map(({ device }) => resolver.find(device));
    };
    const answers = await find();
    const missing = named.filter((_, i) => isUnknown(answers[i]!));
    if (!options.addMissing || missing.length === 0) return { answers, rows: [] };
    const rows = await addDevices(tx, missing, options);
    return { answers: await find(), rows };
  });

  const vehicleOf = (draft: FitmentTableDraft) => vehicles.answerOf(draft);
  const deviceOf = (draft: FitmentTableDraft) => devices.answerOf(draft);
  const lost = new Map<string, Lost>();
  const refusals: ReportRow[] = [];
  const refuse = (draft: FitmentTableDraft, question: Omit<MatchQuestion, 'rows'>, problem: Problem) => {
    const key = `${question.kind} ${question.text} ${problem.message.en}`;
    const known = lost.get(key) ?? { draft, problem, question: { ...question, rows: 0 } };
    known.question.rows++;
    lost.set(key, known);
  };
  for (const draft of drafts) {
    const vehicle = vehicleOf(draft);
    if (isLost(vehicle)) {
      const { reason, candidates, alias } = vehicle;
      const text = textOf(draft.vehicle);
      if (reason === 'EMPTY') refusals.push(refused(draft.place, draft.label, emptyVehicle));
      else refuse(draft, { kind: MatchKind.VEHICLE, text, alias, candidates }, lostVehicle(vehicle, draft));
    }
    const device = deviceOf(draft);
    if (isLostDevice(device)) {
      const { reason, candidates } = device;
      const text = deviceText(draft);
      if (reason === 'EMPTY') refusals.push(refused(draft.place, draft.label, emptyDevice));
      else
        refuse(draft, { kind: MatchKind.DEVICE, text, alias: null, candidates }, lostDevice(device, draft));
    }
  }
  for (const { draft, problem, question } of lost.values())
    refusals.push(refused(placeOf(draft, question.kind), draft.label, withCount(problem, question.rows)));
  return {
    rows: [...vehicles.rows, ...devices.rows, ...refusals],
    // A generation that a model lacks is mended in the table: a spelling of the model would not help.
    questions: [...lost.values()].flatMap(({ draft, question }) => {
      const found = vehicleOf(draft);
      const isOfGeneration = isLost(found) && found.reason === 'GENERATION';
      return question.kind === MatchKind.VEHICLE && isOfGeneration ? [] : [question];
    }),
    vehicleOf: (draft) => {
      const found = vehicleOf(draft);
      return isLost(found) ? null : found;
    },
    deviceOf: (draft) => {
      const found = deviceOf(draft);
      return isLostDevice(found) ? null : found;
    },
  };
}

/** A name that nobody knows, at the first row that bears it. */
interface Lost {
  draft: FitmentTableDraft;
  problem: Problem;
  question: MatchQuestion;
}

/** Asks about each different name once. */
async function eachOnce<T>(
  drafts: readonly FitmentTableDraft[],
  keyOf: (draft: FitmentTableDraft) => string,
  ask: (named: FitmentTableDraft[]) => Promise<{ answers: T[]; rows: ReportRow[] }>,
): Promise<{ answerOf(draft: FitmentTableDraft): T; rows: ReportRow[] }> {
  const first = new Map<string, FitmentTableDraft>();
  for (const draft of drafts) if (!first.has(keyOf(draft))) first.set(keyOf(draft), draft);
  const { answers, rows } = await ask([...first.values()]);
  const byKey = new Map([...first.keys()].map((key, i) => [key, answers[i]!]));
  return { answerOf: (draft) => byKey.get(keyOf(draft))!, rows };
}

const vehicleKey = ({ vehicle: { make, model, generation, text } }: FitmentTableDraft) =>
  [make, model, generation, text].join('\0');
const deviceKey = ({ device: { name, number, partNumber } }: FitmentTableDraft) =>
  [name, number, partNumber].join('\0');
const deviceText = ({ device: { name, number, partNumber } }: FitmentTableDraft) =>
  name || partNumber || number;

const isMissing = (answer: FoundVehicle | LostVehicle) =>
  isLost(answer) && (answer.reason === 'MAKE' || answer.reason === 'MODEL');
const isUnknown = (answer: KnownDevice | LostDevice) => isLostDevice(answer) && answer.reason === 'UNKNOWN';

/** Only rows that tell make and model apart: in one text nobody knows where the make ends. */
async function addVehicles(
  tx: Ctx,
  drafts: readonly FitmentTableDraft[],
  options: WriteOptions,
): Promise<ReportRow[]> {
  const named = drafts.filter(({ vehicle }) => vehicle.make && vehicle.model);
  const { rows } = await upsertVehicles(
    tx,
    `${options.importer}/added`,
    named.map(({ vehicle }): VehicleRow => ({
      make: { name: vehicle.make },
      model: { name: vehicle.model },
      generation: vehicle.generation ? { name: vehicle.generation } : null,
    })),
  );
  return rows.flatMap(({ outcome, problems }, i) => {
    const { place, vehicle } = named[i]!;
    const label = `${vehicle.make} ${vehicle.model} ${vehicle.generation}`.trim();
    if (outcome === 'ADDED') return [written(ImportRowOutcome.ADDED, place, label)];
    return problems.map(({ message }) => refused(place, label, { message, remedy: emptyVehicle.remedy }));
  });
}

async function addDevices(
  tx: Ctx,
  drafts: readonly FitmentTableDraft[],
  options: WriteOptions,
): Promise<ReportRow[]> {
  const titles = new Map(drafts.map((draft) => [deviceText(draft), draft]));
  const entries = [...titles].map(([title, draft]) => ({
    ...equipmentDraft(title, 'OTHER', guessLocale(title), draft.place),
  }));
  const unique = [...new Map(entries.map((entry) => [entry.key, entry])).values()];
  const sections = await writeSections(tx, [], options);
  const keys = unique.map(({ key }) => key);
  await restoreBinned(tx, keys);
  const before = await cardsOf(tx, keys);
  // The section tree is read once a context: a new section is in the next one.
  const { rows } = await writeEntries(withViewer(tx, tx.viewer), unique, sections, { ...options, removeGone: false, onProgress: () => {} }); // prettier-ignore
  const known = new Set(before.map(({ id }) => id));
  const added = (await cardsOf(tx, keys)).filter(({ id }) => !known.has(id));
  await noteCards(tx, added.map((entry) => ({ entry, before: null }))); // prettier-ignore
  return [...sections.rows, ...rows];
}

/** An import that was taken back left them in the bin: now they are wanted again. */
async function restoreBinned(tx: Ctx, keys: readonly string[]): Promise<void> {
  const binned = await tx.db.getRepository(Entry).findBy({ sourceKey: In(keys), deletedAt: Not(IsNull()) });
  const restored: Entry[] = [];
  for (const entry of binned) restored.push(await restoreEntry(tx, entry));
  await noteCards(tx, restored.map((entry) => ({ entry, before: null }))); // prettier-ignore
}

async function cardsOf(tx: Ctx, keys: readonly string[]): Promise<{ id: string; version: number }[]> {
  return await tx.db.query('SELECT id, version FROM entry WHERE source_key = ANY($1)', [keys]);
}

function placeOf(draft: FitmentTableDraft, kind: MatchKind): FitmentTableDraft['place'] {
  if (kind === MatchKind.VEHICLE) return draft.placeOf(draft.vehicle.model ? 'model' : 'vehicle');
  return draft.placeOf(draft.device.name ? 'device' : draft.device.number ? 'deviceNumber' : 'partNumber');
}

function withCount({ message, remedy }: Problem, rows: number): Problem {
  if (rows === 1) return { message, remedy };
  return {
    message: { ru: `${message.ru} Строк с ним: ${rows}.`, en: `${message.en} Rows with it: ${rows}.` },
    remedy,
  };
}

const emptyVehicle: Problem = {
  message: { ru: 'Не указан автомобиль: марка и модель.', en: 'The vehicle is missing: make and model.' },
  remedy: { ru: 'Заполните ячейки или удалите строку.', en: 'Fill the cells or delete the row.' },
};

const emptyDevice: Problem = {
  message: { ru: 'Не указано оборудование.', en: 'The device is missing.' },
  remedy: { ru: 'Впишите его название, артикул или номер карточки.', en: 'Write its name, part number or entry number.' }, // prettier-ignore
};

function lostVehicle({ reason, candidates }: LostVehicle, { vehicle }: FitmentTableDraft): Problem {
  const text = textOf(vehicle);
  const list = candidates.map(({ label }) => label).join(', ');
  if (reason === 'GENERATION')
    return {
      message: { ru: `У модели нет поколения «${vehicle.generation}».`, en: `The model has no generation “${vehicle.generation}”.` },
      remedy: list
        ? { ru: `Есть: ${list}. Исправьте ячейку или добавьте поколение в каталог.`, en: `There are: ${list}. Mend the cell, or add the generation to the catalogue.` }
        : { ru: 'Поколений у неё в каталоге нет: очистите ячейку или добавьте поколение.', en: 'The catalogue has none of it: empty the cell, or add the generation.' },
    };
  const message: Record<Exclude<LostVehicle['reason'], 'GENERATION' | 'EMPTY'>, Message> = {
    MAKE: { ru: `Марки «${vehicle.make}» в каталоге нет.`, en: `The catalogue has no make “${vehicle.make}”.` },
    MODEL: { ru: `Автомобиля «${text}» в каталоге нет.`, en: `The catalogue has no vehicle “${text}”.` },
    AMBIGUOUS: { ru: `Под именем «${text}» в каталоге несколько моделей.`, en: `The catalogue has several models called “${text}”.` },
  };
  return { message: message[reason as keyof typeof message], remedy: confirmOrAdd(list) };
} // prettier-ignore

function lostDevice({ reason, candidates }: LostDevice, draft: FitmentTableDraft): Problem {
  const text = deviceText(draft);
  const message =
    reason === 'AMBIGUOUS'
      ? { ru: `Карточек «${text}» несколько.`, en: `There are several entries “${text}”.` }
      : { ru: `Оборудования «${text}» нет.`, en: `There is no equipment “${text}”.` };
  return { message, remedy: confirmOrAdd(candidates.map(({ label }) => label).join(', ')) };
}

function confirmOrAdd(list: string): Message {
  return list
    ? { ru: `Похоже на: ${list}. Подтвердите совпадение, исправьте ячейку или включите добавление недостающего.`, en: `It may be: ${list}. Confirm the match, mend the cell, or let what is missing be added.` }
    : { ru: 'Исправьте ячейку, укажите совпадение или включите добавление недостающего.', en: 'Mend the cell, name the match, or let what is missing be added.' };
} // prettier-ignore
