import { lookAlikeOf } from '@fieldlore/search';
import type { SelectQueryBuilder } from 'typeorm';
import type { Ctx } from '../context.ts';
import type { Entry } from '../entries/entry.entity.ts';
import { isPublished, publishedEntries } from '../entries/entry.queries.ts';
import { DiagramPin } from './diagram-pin.entity.ts';
import { pinConditions, type PinCondition } from './pin-conditions.ts';

export interface PinSearch {
  /** Words that all have to stand in the pin's row, in any form, by any of their names, in either language. */
  text?: string | null;
  connector?: string | null;
  /** Of one sheet; else of all, of those in several languages the one in the reader's. */
  entryId?: string;
  limit: number;
}

/**
 * Pins of entries the viewer may read: those that the text names by their label first, then the others, sheet by sheet.
 * Where no row has all the words, some of them may stand in the sheet's title instead («бензонасос Granta»). Which of more
 * than the limit are shown is the database's choice: to order them, every pin that has a common word would have to be read.
 */
export async function findPins(ctx: Ctx, search: PinSearch): Promise<DiagramPin[]> {
  const { limit } = search;
  const wanted = pinConditions(search.text ?? '', ctx.app.dictionary.words);
  // Signs alone name nothing.
  if (wanted.length === 0 && search.text?.trim()) return [];
  if (wanted.length === 0) return await (await pinsOf(ctx, search)).limit(limit).getMany();
  const all = async () => {
    const query = await pinsOf(ctx, search);
    for (const { standsIn, parameters } of wanted) query.andWhere(standsIn('pin.words'), parameters);
    return query;
  };
  const typed = wordsOf(search.text!);
  // «Х2» of a Russian keyboard names X2.
  const words = typed.flatMap((word) => [word, lookAlikeOf(word) ?? word]);
  const isNamed = typed.length > 1 ? isLabel : `(${isLabel} OR lower(pin.connector) = ANY(:words))`;
  const named = await (await all()).andWhere(isNamed, { words }).limit(limit).getMany();
  const others =
    named.length === limit
      ? []
      : await (
          await all()
        )
          .andWhere(`${isNamed} IS NOT TRUE`, { words })
          .limit(limit - named.length)
          .getMany();
  if (named.length > 0 || others.length > 0) return [...inSheets(named), ...inSheets(others)];
  return search.entryId ? [] : inSheets(await pinsOfTitled(ctx, search, wanted));
}

const isLabel = 'lower(pin.label) = ANY(:words)';

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter(Boolean);

function inSheets(pins: readonly DiagramPin[]): DiagramPin[] {
  const sheets = [...new Set(pins.map(({ entryId }) => entryId))];
  return pins.toSorted(
    (a, b) => sheets.indexOf(a.entryId) - sheets.indexOf(b.entryId) || a.position - b.position,
  );
}

/** Sheets that titles may point out; more, and the word says nothing. */
const mostTitled = 20;

/** Some of the words tell the sheet, the others the row: of the sheets whose titles have most of them. */
async function pinsOfTitled(
  ctx: Ctx,
  search: PinSearch,
  wanted: readonly PinCondition[],
): Promise<DiagramPin[]> {
  if (wanted.length < 2) return [];
  const titles = (await sheets(ctx))
    .select('entry.id', 'id')
    .addSelect(titleWords, 'title')
    .andWhere(`entry.kind IN ('DIAGRAM', 'EQUIPMENT')`);
  const answered = wanted.map(({ standsIn }) => `${standsIn('title')}::int`).join(' + ');
  const query = (await pinsOf(ctx, search))
    // Materialized, or the words would be made anew for every pattern.
    .addCommonTableExpression(titles, 'titles', { materialized: true })
    .addCommonTableExpression(
      `SELECT id, title FROM titles ORDER BY ${answered} DESC LIMIT ${mostTitled}`,
      'titled',
      { materialized: true },
    )
    .innerJoin('titled', 'titled', 'titled.id = pin.entry_id')
    .andWhere(`(${wanted.map(({ standsIn }) => standsIn('pin.words')).join(' OR ')})`)
    .setParameters(titles.getParameters());
  for (const { standsIn, parameters } of wanted)
    query.andWhere(`(${standsIn('titled.title')} OR ${standsIn('pin.words')})`, parameters);
  return await query.limit(search.limit).getMany();
}

/** An entry's title as `rowWords` has it, but for rare signs: to replace them all by an expression takes longer than the search. */
const titleWords = `' ' || translate(lower(entry.title), 'ё-–/(«', 'е     ') || ' '`;

async function pinsOf(ctx: Ctx, { connector, entryId }: PinSearch): Promise<SelectQueryBuilder<DiagramPin>> {
  const visible = (await (entryId ? publishedEntries(ctx) : sheets(ctx))).select('entry.id');
  const query = ctx.db
    .getRepository(DiagramPin)
    .createQueryBuilder('pin')
    .where(`pin.entry_id IN (${visible.getQuery()})`)
    .setParameters(visible.getParameters());
  if (connector) query.andWhere('pin.connector = :connector', { connector });
  if (!entryId) return query;
  return query.andWhere('pin.entry_id = :entryId', { entryId }).orderBy('pin.position');
}

/** What the viewer may read, of what is there in several languages that in theirs. */
async function sheets(ctx: Ctx): Promise<SelectQueryBuilder<Entry>> {
  return (await publishedEntries(ctx)).andWhere(await isInOwnLanguage(ctx), { locale: ctx.request.locale });
}

/** Not of a sheet that is there in the reader's language too, as far as they may see it. */
async function isInOwnLanguage(ctx: Ctx): Promise<string> {
  const { sql } = await isPublished(ctx, 'twin');
  return `(entry.locale = :locale OR NOT EXISTS (
    SELECT FROM entry twin WHERE twin.translation_group = entry.translation_group AND twin.locale = :locale AND ${sql}))`;
}
