import DataLoader from 'dataloader';
import { Ctx as Context, FieldResolver, Resolver, Root } from 'type-graphql';
import { In, IsNull, Not } from 'typeorm';
import type { Ctx } from '../context.ts';
import type { Message } from '../errors.ts';
import { StoredFile } from '../files/file.entity.ts';
import { longest, type TextProblem } from './extracted-text.ts';
import { FileText } from './file-text.entity.ts';

const remedies: Record<TextProblem, Message> = {
  ENCRYPTED: {
    ru: 'Текст внутри не ищется: файл защищён паролем. Сохраните его без пароля и загрузите снова.',
    en: 'The text inside is not searched: the file has a password. Save it without one and upload it again.',
  },
  DAMAGED: {
    ru: 'Текст внутри не ищется: файл повреждён. Откройте его в программе, сохраните заново и загрузите снова.',
    en: 'The text inside is not searched: the file is damaged. Open it in its program, save it anew and upload it again.',
  },
  TOO_LARGE: {
    ru: 'Текст внутри не ищется: в развёрнутом виде файл слишком велик. Уменьшите картинки в нём или разделите его.',
    en: 'The text inside is not searched: unpacked, the file is too large. Make its pictures smaller, or split it.',
  },
  TOO_SLOW: {
    ru: 'Текст внутри не ищется: файл слишком сложный. Сохраните его проще (например, печатью в PDF) или разделите.',
    en: 'The text inside is not searched: the file is too complex. Save it in a plainer way (print it to PDF), or split it.',
  },
  TOO_LONG: {
    ru: `Ищется только начало файла: первые ${longest.pages} страниц или ${longest.characters} знаков. Разделите файл, чтобы искался весь.`,
    en: `Only the beginning of the file is searched: ${longest.pages} pages or ${longest.characters} characters. Split it to have all of it searched.`,
  },
  NO_TEXT: {
    ru: 'Текст внутри не ищется: в файле одни изображения. Распознайте его (OCR) и загрузите снова.',
    en: 'The text inside is not searched: the file holds pictures only. Run text recognition (OCR) and upload it again.',
  },
};

@Resolver(() => StoredFile)
export class FileTextResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Why the text inside, or a part of it, is not searched, with the remedy; null where it is, or the file has none.',
  })
  async textProblem(@Root() { sha256 }: StoredFile, @Context() ctx: Ctx): Promise<string | null> {
    const problem = await problemsIn(ctx).load(sha256);
    return problem && remedies[problem][ctx.request.locale];
  }
}

const loaders = new WeakMap<Ctx, DataLoader<string, TextProblem | null>>();

/** Batched within a request, by the content's hash. */
function problemsIn(ctx: Ctx): DataLoader<string, TextProblem | null> {
  const loader =
    loaders.get(ctx) ??
    new DataLoader(async (hashes: readonly string[]) => {
      const rows = await ctx.db
        .getRepository(FileText)
        .findBy({ sha256: In([...hashes]), problem: Not(IsNull()) });
      const problems = new Map(rows.map((row) => [row.sha256, row.problem]));
      return hashes.map((hash) => problems.get(hash) ?? null);
    });
  loaders.set(ctx, loader);
  return loader;
}
