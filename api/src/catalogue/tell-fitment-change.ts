import { isDeepStrictEqual } from 'node:util';
import {
  fitmentStateWords,
  writeConditions,
  writeParameterList,
  yearsText,
} from '@fieldlore/content/fitments';
import type { Ctx } from '../context.ts';
import type { Message } from '../errors.ts';
import type { FitmentContent } from './check-fitment.ts';
import type { FitmentChange, StoredRow } from './fitment-change.entity.ts';
import type { FitmentParameter, FitmentState, Qualifier } from './fitment.entity.ts';
import { roleWords } from './role-words.ts';

/** What a change did to one field, in the reader's words. */
export interface ToldChange {
  field: string;
  /** Empty: there was nothing. */
  from: string;
  to: string;
}

type Field = Exclude<keyof FitmentContent, 'yearFrom' | 'yearTo'> | 'years';

const names: Record<Field, Message> = {
  equipmentId: { ru: 'Оборудование', en: 'Equipment' },
  modelId: { ru: 'Модель', en: 'Model' },
  generationId: { ru: 'Поколение', en: 'Generation' },
  years: { ru: 'Годы', en: 'Years' },
  state: { ru: 'Состояние', en: 'State' },
  reason: { ru: 'Причина', en: 'Reason' },
  qualifiers: { ru: 'Условия', en: 'Conditions' },
  quantity: { ru: 'Количество', en: 'Quantity' },
  role: { ru: 'Роль', en: 'Role' },
  group: { ru: 'Группа', en: 'Group' },
  programmeNumber: { ru: 'Программа', en: 'Programme' },
  firmware: { ru: 'Прошивка', en: 'Firmware' },
  parameters: { ru: 'Параметры', en: 'Parameters' },
  diagramId: { ru: 'Схема', en: 'Diagram' },
  note: { ru: 'Заметка', en: 'Note' },
  source: { ru: 'Источник', en: 'Source' },
};

const columns: Record<Field, string[]> = {
  equipmentId: ['equipment_id'],
  modelId: ['model_id'],
  generationId: ['generation_id'],
  years: ['year_from', 'year_to'],
  state: ['state'],
  reason: ['reason'],
  qualifiers: ['qualifiers'],
  quantity: ['quantity'],
  role: ['role'],
  group: ['group'],
  programmeNumber: ['programme_number'],
  firmware: ['firmware'],
  parameters: ['parameters'],
  diagramId: ['diagram_id'],
  note: ['note'],
  source: ['source'],
};

/** Fields that a change made say something else; of a row that was added or removed, all that it says. */
export async function tellFitmentChange(ctx: Ctx, { before, after }: FitmentChange): Promise<ToldChange[]> {
  const changed = (Object.keys(names) as Field[]).filter((field) =>
    columns[field].some((column) => !isDeepStrictEqual(before?.[column] ?? null, after?.[column] ?? null)),
  );
  const told = await Promise.all(
    changed.map(async (field) => {
      const [from, to] = await Promise.all([wordsOf(ctx, field, before), wordsOf(ctx, field, after)]);
      return { field: names[field][ctx.request.locale], from, to };
    }),
  );
  return told.filter(({ from, to }) => from !== to);
}

async function wordsOf(ctx: Ctx, field: Field, row: StoredRow | null): Promise<string> {
  if (!row) return '';
  const { locale } = ctx.request;
  const value = row[columns[field][0]!];
  switch (field) {
    case 'years':
      return yearsText({
        yearFrom: row['year_from'] as number | null,
        yearTo: row['year_to'] as number | null,
      });
    case 'equipmentId':
    case 'diagramId':
      return value ? await titleOf(ctx, value as string) : '';
    case 'modelId':
      return await nameOfModel(ctx, value as string);
    case 'generationId':
      return value ? ((await ctx.loaders.generation.load(value as string))?.name ?? '—') : '';
    case 'state':
      return fitmentStateWords[value as FitmentState][locale];
    case 'role':
      return roleWords[value as keyof typeof roleWords][locale];
    case 'qualifiers':
      return writeConditions(value as Qualifier[], locale);
    case 'parameters':
      return writeParameterList(value as FitmentParameter[], locale);
    default:
      return value === null ? '' : String(value);
  }
}

async function titleOf(ctx: Ctx, id: string): Promise<string> {
  const hidden = { ru: 'запись, которая вам не видна', en: 'an entry that is not yours to see' };
  return (await ctx.loaders.visibleEntry.load(id))?.title ?? hidden[ctx.request.locale];
}

async function nameOfModel(ctx: Ctx, id: string): Promise<string> {
  const model = await ctx.loaders.model.load(id);
  const make = model && (await ctx.loaders.make.load(model.makeId));
  return [make?.name, model?.name].filter(Boolean).join(' ');
}
