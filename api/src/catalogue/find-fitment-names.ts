import { mustEditFitments } from '../access/catalogue.ts';
import type { Ctx } from '../context.ts';
import type { Entry } from '../entries/entry.entity.ts';
import { publishedEntries } from '../entries/entry.queries.ts';
import { EntryKind } from '../entries/entry.enums.ts';
import { EquipmentFacts } from '../equipment/equipment.entity.ts';
import type { FoundEntries, FoundVehicle } from './fitment-grid.types.ts';
import { recognizeLines } from './recognize-vehicles.ts';

/** What one cell may mean at most: more to choose from helps nobody. */
const mostAnswers = 5;

/** Signs that part words in one list and are left out in the next: `FMB-920` is `fmb 920`. */
const plain = `lower(regexp_replace(%, '[^[:alnum:]]+', '', 'g'))`;
const plainText = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '');
const is = (column: string) => `${plain.replace('%', column)} = ANY(:wanted)`;

/**
 * Devices that the texts of cells name: by title, model (with or without its vendor), part number or short number. The
 * language of the reader goes first; the same device in both is one answer.
 * @throws UnauthenticatedError, NotFoundError, ForbiddenError
 */
export async function findEquipmentNames(ctx: Ctx, texts: readonly string[]): Promise<FoundEntries[]> {
  await mustEditFitments(ctx);
  const wanted = texts.map(plainText).filter(Boolean);
  if (wanted.length === 0) return texts.map((text) => ({ text, entries: [] }));
  const { entities, raw } = await (
    await publishedEntries(ctx)
  )
    .andWhere('entry.kind = :kind', { kind: EntryKind.EQUIPMENT })
    .innerJoin(EquipmentFacts, 'facts', 'facts.entry_id = entry.id')
    .andWhere(
      `(${is('entry.title')} OR ${is('facts.model')} OR ${is(`facts.vendor || facts.model`)}
        OR entry.number::text = ANY(:wanted)
        OR EXISTS (SELECT FROM unnest(facts.part_numbers) part WHERE ${is('part')}))`,
      { wanted },
    )
    .addSelect('facts.model', 'model')
    .addSelect('facts.vendor', 'vendor')
    .addSelect('facts.part_numbers', 'parts')
    .orderBy('entry.locale = :locale', 'DESC')
    .addOrderBy('entry.number')
    .setParameter('locale', ctx.request.locale)
    .getRawAndEntities<{ model: string; vendor: string; parts: string[] }>();
  const named = entities.map((entry, i) => {
    const { model, vendor, parts } = raw[i]!;
    const names = [entry.title, model, vendor + model, String(entry.number), ...parts];
    return { entry, names: new Set(names.map(plainText)) };
  });
  return answersTo(ctx, texts, named);
}

/**
 * Schemes that the texts of cells name: by title or short number. Languages as above.
 * @throws UnauthenticatedError, NotFoundError, ForbiddenError
 */
export async function findDiagramNames(ctx: Ctx, texts: readonly string[]): Promise<FoundEntries[]> {
  await mustEditFitments(ctx);
  const wanted = texts.map(plainText).filter(Boolean);
  if (wanted.length === 0) return texts.map((text) => ({ text, entries: [] }));
  const entries = await (
    await publishedEntries(ctx)
  )
    .andWhere('entry.kind = :kind', { kind: EntryKind.DIAGRAM })
    .andWhere(`(${is('entry.title')} OR entry.number::text = ANY(:wanted))`, { wanted })
    .orderBy('entry.number')
    .getMany();
  const named = entries.map((entry) => ({
    entry,
    names: new Set([plainText(entry.title), String(entry.number)]),
  }));
  return answersTo(ctx, texts, named);
}

function answersTo(
  ctx: Ctx,
  texts: readonly string[],
  named: readonly { entry: Entry; names: ReadonlySet<string> }[],
): FoundEntries[] {
  return texts.map((text) => {
    const found = named.filter(({ names }) => names.has(plainText(text))).map(({ entry }) => entry);
    // A title is surer than a model that several devices share.
    const byTitle = found.filter(({ title }) => plainText(title) === plainText(text));
    const entries = byTitle.length > 0 ? byTitle : found;
    const ofLocale = entries.filter(({ locale }) => locale === ctx.request.locale);
    return { text, entries: (ofLocale.length > 0 ? ofLocale : entries).slice(0, mostAnswers) };
  });
}

/**
 * Models that the texts of cells name, recognised as everywhere; several where the text fits them equally.
 * @throws UnauthenticatedError, NotFoundError, ForbiddenError
 */
export async function findVehicleNames(ctx: Ctx, texts: readonly string[]): Promise<FoundVehicle[]> {
  await mustEditFitments(ctx);
  const matches = await recognizeLines(ctx, texts, mostAnswers);
  return texts.map((text, i) => {
    const models = matches[i]!.filter(({ model }) => model !== null);
    const [best] = models;
    // One text for one model, and nothing else in the line: the others explain less of it.
    const equal = models.filter(({ score }) => best && score >= best.score);
    const distinct = new Map(equal.map((match) => [match.model!.id, match]));
    return { text, vehicles: [...distinct.values()] };
  });
}
