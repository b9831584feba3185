import { parameterKey, readParameter } from '@fieldlore/content';
import type { SelectQueryBuilder } from 'typeorm';
import type { Ctx } from '../context.ts';
import type { Entry } from '../entries/entry.entity.ts';
import { publishedEntries } from '../entries/entry.queries.ts';
import { BadInputError, type Message } from '../errors.ts';
import type { Locale } from '../graphql/locale.ts';
import { type Page, type PageArgs, pageOf } from '../graphql/page.ts';
import { EquipmentParameter } from './equipment-parameter.entity.ts';
import { type KnownParameter, ParameterComparison, type ParameterCondition } from './find-devices.types.ts';

export interface DeviceFilter {
  conditions: readonly ParameterCondition[];
  /** As in EQUIPMENT_TYPES. */
  type?: string | null;
  locale?: Locale | null;
}

const mostConditions = 8;

/**
 * Devices that meet every condition, last changed first. A value is read as the cards are: `100 мА` finds what is written
 * `0,1 A`. Without a unit it is in the one that most cards write.
 * @throws BadInputError that names the condition
 */
export async function listDevices(ctx: Ctx, filter: DeviceFilter, page: PageArgs): Promise<Page<Entry>> {
  if (filter.conditions.length > mostConditions) throw problem('conditions', tooMany);
  const query = (await publishedEntries(ctx)).andWhere(`entry.kind = 'EQUIPMENT'`);
  if (filter.locale) query.andWhere('entry.locale = :locale', { locale: filter.locale });
  if (filter.type)
    query.andWhere('entry.id IN (SELECT entry_id FROM equipment WHERE type = :type)', { type: filter.type });
  for (const [i, condition] of filter.conditions.entries()) await require(ctx, query, condition, i);
  return await pageOf(query, 'entry', page, 'updatedAt');
}

/** What a comparison asks of a row, whose value is one number or a range. */
const comparisons: Record<Exclude<ParameterComparison, 'IS'>, string> = {
  AT_MOST: 'greatest <= :value',
  AT_LEAST: 'least >= :value',
  // An end that is not written does not stand in the way.
  COVERS: 'COALESCE(least, :value) <= :value AND COALESCE(greatest, :value) >= :value',
};

async function require(
  ctx: Ctx,
  query: SelectQueryBuilder<Entry>,
  { name, comparison, value }: ParameterCondition,
  i: number,
): Promise<void> {
  const key = parameterKey(name);
  const { sql, parameters } =
    comparison === ParameterComparison.IS
      ? sameAs(value)
      : await within(ctx, key, comparison, value, `conditions.${i}.value`);
  // Every condition has names of its own in the one statement.
  const own = (text: string) => text.replaceAll(/:([a-z]+)\b/g, `:$1${i}`);
  query.andWhere(
    own(`EXISTS (SELECT 1 FROM equipment_parameter AS parameter
      WHERE parameter.entry_id = entry.id AND parameter.key = :key AND ${sql})`),
    Object.fromEntries(Object.entries({ ...parameters, key }).map(([of, one]) => [`${of}${i}`, one])),
  );
}

interface Requirement {
  sql: string;
  parameters: Record<string, unknown>;
}

function sameAs(value: string): Requirement {
  const read = readParameter({ value });
  return read.type === 'YES_NO'
    ? { sql: 'parameter.yes = :yes', parameters: { yes: read.yes } }
    : { sql: 'strpos(lower(parameter.value), lower(:value)) > 0', parameters: { value: value.trim() } };
}

async function within(
  ctx: Ctx,
  key: string,
  comparison: Exclude<ParameterComparison, 'IS'>,
  value: string,
  path: string,
): Promise<Requirement> {
  const bare = readParameter({ value, type: null });
  const hasOwnUnit = bare.type === 'NUMBER' && bare.quantity !== '';
  const read = hasOwnUnit ? bare : readParameter({ value, unit: await usualUnit(ctx, key) });
  if (read.type !== 'NUMBER') throw problem(path, noNumber(value));
  return {
    sql: `parameter.quantity = :quantity AND ${comparisons[comparison].replaceAll(/\b(least|greatest)\b/g, 'parameter.$1')}`,
    parameters: { quantity: read.quantity, value: read.least },
  };
}

/** The unit that most cards the viewer may see write beside this parameter. */
async function usualUnit(ctx: Ctx, key: string): Promise<string> {
  const [found] = await (
    await visibleParameters(ctx, null)
  )
    .andWhere(`parameter.key = :key AND parameter.unit <> ''`, { key })
    .select('parameter.unit', 'unit')
    .groupBy('parameter.unit')
    .orderBy('count(*)', 'DESC')
    .addOrderBy('parameter.unit')
    .limit(1)
    .getRawMany<{ unit: string }>();
  return found?.unit ?? '';
}

/** Names that can be asked for, with the unit and the type that most cards write; most used first. */
export async function knownParameters(ctx: Ctx, locale: Locale | null): Promise<KnownParameter[]> {
  return await (
    await visibleParameters(ctx, locale)
  )
    .select('mode() WITHIN GROUP (ORDER BY parameter.name)', 'name')
    .addSelect(
      `COALESCE(mode() WITHIN GROUP (ORDER BY parameter.unit) FILTER (WHERE parameter.unit <> ''), '')`,
      'unit',
    )
    .addSelect('mode() WITHIN GROUP (ORDER BY parameter.type)', 'type')
    .addSelect('count(DISTINCT entry.id)::int', 'count')
    .groupBy('parameter.key')
    .orderBy('count(DISTINCT entry.id)', 'DESC')
    .addOrderBy('parameter.key')
    .limit(300)
    .getRawMany<KnownParameter>();
}

async function visibleParameters(ctx: Ctx, locale: Locale | null): Promise<SelectQueryBuilder<Entry>> {
  const query = (await publishedEntries(ctx)).innerJoin(
    EquipmentParameter,
    'parameter',
    'parameter.entry_id = entry.id',
  );
  if (locale) query.andWhere('entry.locale = :locale', { locale });
  return query;
}

function problem(path: string, message: Message): BadInputError {
  return new BadInputError([{ path, message }]);
}

const noNumber = (value: string): Message => ({
  ru: `«${value}» — не число с единицей. Напишите, например, «100 мА», «12 В» или «-40 °C».`,
  en: `“${value}” is no number with a unit. Write “100 mA”, “12 V” or “-40 °C”, for example.`,
});
const tooMany: Message = {
  ru: `Условий не больше ${mostConditions}. Уберите лишние.`,
  en: `At most ${mostConditions} conditions. Take some out.`,
};
