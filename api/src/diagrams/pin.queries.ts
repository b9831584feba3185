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

/** Pins of entries the viewer may read; exact labels and connectors first, then in sheet order. */
export async function findPins(
  ctx: Ctx,
  { text, connector, entryId, limit }: PinSearch,
): Promise<DiagramPin[]> {
  const words = (text ?? '')
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter(Boolean)
    .slice(0, 10);
  const visible = (await publishedEntries(ctx)).select('entry.id');
  const query = ctx.db
    .getRepository(DiagramPin)
    .createQueryBuilder('pin')
    .where(`pin.entry_id IN (${visible.getQuery()})`)
    .setParameters(visible.getParameters());
  if (entryId) query.andWhere('pin.entry_id = :entryId', { entryId });
  if (connector) query.andWhere('pin.connector = :connector', { connector });
  words.forEach((word, i) =>
    query.andWhere(`pin.words LIKE :word${i}`, { [`word${i}`]: `%${word.replaceAll(/[\\%_]/g, '\\$&')}%` }),
  );
  return await query
    .orderBy(
      `CASE WHEN lower(pin.label) = ANY(:words) OR lower(pin.connector) = ANY(:words) THEN 0 ELSE 1 END`,
    )
    .setParameter('words', words)
    .addOrderBy('pin.entryId')
    .addOrderBy('pin.position')
    .limit(limit)
    .getMany();
}
