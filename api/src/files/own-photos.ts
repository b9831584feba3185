import { In } from 'typeorm';
import type { Ctx } from '../context.ts';
import type { FieldProblem } from '../errors.ts';
import { StoredFile } from './file.entity.ts';
import { isPicture } from './file-types.ts';

/**
 * What is wrong with photos of a report or a step: only own uploads, since what they are put into opens them to every
 * colleague who sees it.
 * @param kept ids that are there already, whoever uploaded them
 */
export async function problemsOfPhotos(
  tx: Ctx,
  ids: readonly string[],
  { path, most, kept = [] }: { path: string; most: number; kept?: readonly string[] },
): Promise<FieldProblem[]> {
  const say = (ru: string, en: string): FieldProblem[] => [{ path, message: { ru, en } }];
  if (ids.length > most) return say(`Не больше ${most} фото.`, `At most ${most} photos.`);
  const added = ids.filter((id) => !kept.includes(id));
  const uploadedById = tx.viewer.person?.id;
  if (added.length === 0) return [];
  const files = uploadedById
    ? await tx.db.getRepository(StoredFile).findBy({ id: In(added), uploadedById })
    : [];
  if (added.every((id) => files.some((file) => file.id === id && isPicture(file.mime)))) return [];
  return say(
    'Фото не загрузилось или это не картинка. Выберите его ещё раз.',
    'The photo was not uploaded, or it is no picture. Choose it again.',
  );
}
