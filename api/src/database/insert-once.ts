import type { EntityTarget } from 'typeorm';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity.js';
import type { Ctx } from '../context.ts';
import { ConflictError } from '../errors.ts';

interface Sent {
  id: string;
  personId: string | null;
}

/**
 * Keeps what a person sends under an id that their device made. Sent again, because the answer was lost, it is what was
 * kept first; of two that are sent at once the second waits for the first.
 * @throws ConflictError where the id is somebody else's
 */
export async function insertOnce<T extends Sent>(
  tx: Ctx,
  entity: EntityTarget<T>,
  given: Partial<T> & Sent,
): Promise<{ row: T; isNew: boolean }> {
  const { raw } = await tx.db
    .createQueryBuilder()
    .insert()
    .into(entity)
    .values(given as unknown as QueryDeepPartialEntity<T>)
    .orIgnore()
    .returning('id')
    .execute();
  const row = await tx.db
    .getRepository(entity)
    .createQueryBuilder('sent')
    .where('sent.id = :id AND sent.person_id = :personId', { id: given.id, personId: given.personId })
    .getOne();
  if (!row)
    throw new ConflictError({
      ru: 'Под этим номером уже есть чужая запись. Заполните форму заново и отправьте.',
      en: 'Somebody else’s record has this id. Fill in the form anew and send it.',
    });
  return { row, isNew: (raw as unknown[]).length > 0 };
}
