import { findVin } from '@fieldlore/content/vin-shape';
import type {
  FleetLineInput,
  FleetPageQuery,
  FleetVehicleFragment,
  QualifierInput,
} from '#lib/graphql/generated.ts';
import { writeKitQuery } from '../[make]/[model]/kit-query.ts';

export type Fleet = FleetPageQuery['fleet'];
export type Line = Fleet['lines'][number];

/** A list longer than this stays in its form: addresses have limits of their own, and nobody reads them. */
const LONGEST_ADDRESS = 2000;

/** A vehicle that somebody chose, as a form and an address carry it: model/generation/year. */
export function pickOf({ model, generation, year }: FleetVehicleFragment): string {
  return [model?.id, generation?.id, year].map((part) => part ?? '').join('/');
}

function readPick(pick: string): Pick<FleetLineInput, 'modelId' | 'generationId' | 'year'> {
  const [modelId, generationId, year] = pick.split('/');
  return { modelId: modelId || null, generationId: generationId || null, year: Number(year) || null };
}

/** What the page asks again with, such as to export what it shows. */
export function linesOf(fleet: Fleet): FleetLineInput[] {
  return fleet.lines.map(({ text, quantity, isChosen, vehicle, options }) => ({
    text,
    quantity,
    ...(options.length > 0 && { options: options.map(({ key, value }) => ({ key, value })) }),
    ...(isChosen && vehicle && readPick(pickOf(vehicle))),
  }));
}

/** The kit of a line's vehicle, with what was answered of it. */
export function kitAddress({ vehicle, options }: Line): string | null {
  if (!vehicle?.model) return null;
  const { make, model, generation, year } = vehicle;
  const named = options.find(({ key }) => key === 'generation')?.value;
  const query = writeKitQuery({
    generation: generation?.name ?? named ?? null,
    year: year ?? null,
    options: options.filter(({ key }) => key !== 'generation'),
  });
  return `/vehicles/${make.slug}/${model.slug}${query}`;
}

/** One answer to what the equipment of a line depends on, as an address and a button carry it: `3:tanks=2`. */
export const answerOf = (number: number, { key, value }: QualifierInput): string =>
  `${number}:${new URLSearchParams([[key, value]])}`;

function readAnswers(answers: readonly string[]): Map<number, QualifierInput[]> {
  const read = new Map<number, QualifierInput[]>();
  for (const answer of answers) {
    const [, number, option] = /^(\d+):(.+)$/.exec(answer) ?? [];
    for (const [key, value] of new URLSearchParams(option ?? ''))
      if (key && value) read.set(Number(number), [...(read.get(Number(number)) ?? []), { key, value }]);
  }
  return read;
}

/** The recognised vehicles of the fleet in the table of what fits what; null for more than it shows. */
export function matrixAddress(fleet: Fleet): string | null {
  const ids = new Set(fleet.lines.flatMap(({ vehicle }) => vehicle?.model?.id ?? []));
  if (ids.size === 0 || ids.size > 50) return null;
  return `/vehicles/compare?${new URLSearchParams([...ids].map((id) => ['id', id]))}`;
}

/** The list as people write it, one vehicle a line. */
export function listText(lines: readonly FleetLineInput[]): string {
  return lines.map(({ text, quantity }) => ((quantity ?? 1) > 1 ? `${text} × ${quantity}` : text)).join('\n');
}

/**
 * The address of an answer to share; null for a list that is too long for one, or that names vehicles by VIN: addresses
 * stay behind in logs and histories.
 */
export function fleetAddress(lines: readonly FleetLineInput[]): string | null {
  const query = new URLSearchParams({ list: listText(lines) });
  for (const [i, { modelId, generationId, year, options }] of lines.entries()) {
    if (modelId) query.append('pick', `${i + 1}:${modelId}/${generationId ?? ''}/${year ?? ''}`);
    for (const option of options ?? []) query.append('o', answerOf(i + 1, option));
  }
  const address = `/vehicles/fleet?${query}`;
  return address.length <= LONGEST_ADDRESS && !lines.some(({ text }) => findVin(text)) ? address : null;
}

/** The other way round of {@link fleetAddress}. */
export function readFleetAddress(query: URLSearchParams): FleetLineInput[] {
  const picks = new Map(
    query.getAll('pick').map((pick) => {
      const [, number, vehicle] = /^(\d+):(.*)$/.exec(pick) ?? [];
      return [Number(number), vehicle ?? ''];
    }),
  );
  const answers = readAnswers(query.getAll('o'));
  return textLines(query.get('list') ?? '').map((text, i) => ({
    text,
    ...readPick(picks.get(i + 1) ?? ''),
    options: answers.get(i + 1) ?? [],
  }));
}

export function textLines(text: string): string[] {
  return text.split(/\r?\n/).filter((line) => line.trim() !== '');
}

/** Whether a field belongs to the correcting form. */
export const isCorrection = (name: string): boolean =>
  /^(?:(?:line|was|pick|picked|quantity)-\d+|option-\d+-\d+|answer|forget)$/.test(name);

/** The list as it was sent by whichever of the two forms was refused. */
export function typedList({ list, ...corrections }: Record<string, string>): string {
  if (list !== undefined) return list;
  const form = new FormData();
  for (const [name, value] of Object.entries(corrections)) form.set(name, value);
  return listText(readCorrections(form));
}

/**
 * The lines of the correcting form; a choice made for another text than the present one is none, and an answer about
 * another vehicle either. The button that sends it may answer one more question, or take an answer back.
 */
export function readCorrections(form: FormData): FleetLineInput[] {
  const field = (name: string) => String(form.get(name) ?? '').trim();
  const kept = [...form].flatMap(([name, answer]) => (name.startsWith('option-') ? String(answer) : []));
  const answers = readAnswers([...kept.filter((answer) => answer !== field('forget')), field('answer')]);
  const numbers = [...form.keys()].flatMap((name) => /^line-(\d+)$/.exec(name)?.[1] ?? []).map(Number);
  return numbers
    .toSorted((a, b) => a - b)
    .map((n) => {
      const text = field(`line-${n}`);
      const isSame = text === field(`was-${n}`);
      return {
        text,
        quantity: Number(field(`quantity-${n}`)) || null,
        ...readPick(isSame ? field(`pick-${n}`) : ''),
        options: (isSame && field(`pick-${n}`) === field(`picked-${n}`) && answers.get(n)) || [],
      };
    })
    .filter(({ text }) => text !== '');
}
