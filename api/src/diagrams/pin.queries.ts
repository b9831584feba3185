import type { SelectQueryBuilder } from 'typeorm';
import type { Ctx } from '../context.ts';
import { publishedEntries } from '../entries/entry.queries.ts';
import { DiagramPin } from './diagram-pin.entity.ts';

export interface PinSearch {
  /** Words that all have to stand in the pin's row, as parts of words. */
  text?: string | null;
  connector?: string | null;
  entryId?: string;
  limit: number;
}

/**
 * Pins of entries the viewer may read; exact labels and connectors first, then in sheet order. The two are asked for one
 * after the other: to sort them together, every pin that has a common word would have to be read.
 */
export async function findPins(ctx: Ctx, search: PinSearch): Promise<DiagramPin[]> {
  const { text, limit } = search;
  const words = (text ?? '')
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter(Boolean)
    .slice(0, 10);
  if (words.length === 0) return await (await matchingPins(ctx, search, words)).limit(limit).getMany();
  const exact = await (await matchingPins(ctx, search, words)).andWhere(isExact).limit(limit).getMany();
  if (exact.length === limit) return exact;
  const others = await (
    await matchingPins(ctx, search, words)
  )
    .andWhere(`${isExact} IS NOT TRUE`)
    .limit(limit - exact.length)
    .getMany();
  return [...exact, ...others];
}

const isExact = '(lower(pin.label) = ANY(:words) OR lower(pin.connector) = ANY(:words))';

async function matchingPins(
  ctx: Ctx,
  { connector, entryId }: PinSearch,
  words: readonly string[],
): Promise<SelectQueryBuilder<DiagramPin>> {
  const visible = (await publishedEntries(ctx)).select('entry.id');
  const query = ctx.db
    .getRepository(DiagramPin)
    .createQueryBuilder('pin')
    .where(`pin.entry_id IN (${visible.getQuery()})`)
    .setParameters(visible.getParameters())
    .setParameter('words', words);
  if (entryId) query.andWhere('pin.entry_id = :entryId', { entryId });
  if (connector) query.andWhere('pin.connector = :connector', { connector });
  words.forEach((word, i) =>
    query.andWhere(`pin.words LIKE :word${i}`, { [`word${i}`]: `%${word.replaceAll(/[\\%_]/g, '\\$&')}%` }),
  );
  return query.orderBy('pin.entryId').addOrderBy('pin.position');
}
