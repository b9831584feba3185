import { type LabelName, readLabelName } from '@fieldlore/content/label-name';
import type { LabelText } from '@fieldlore/content/labels';
import { In } from 'typeorm';
import { isSignedIn } from '../access/viewer.ts';
import { choiceOf, kitNumber, kitTitle } from '../catalogue/kit-choice.ts';
import { KitLink } from '../catalogue/kit-link.entity.ts';
import type { Ctx } from '../context.ts';
import type { Entry } from '../entries/entry.entity.ts';
import { publishedEntries } from '../entries/entry.queries.ts';
import { entryUrl, publicationOf, publicationText } from '../entries/publication.ts';
import { BadInputError } from '../errors.ts';

export interface FoundLabel extends LabelText {
  /** `4821` of an entry, `k1004` of a kit. */
  name: string;
  /** Null for a kit. */
  entry: Entry | null;
}

/** More than fit on anybody's roll of sheets; a page of labels still takes a blink. */
export const mostLabels = 200;

/**
 * Labels of entries and kits, in the order they were asked for, of what the viewer may see: what is hidden is left out
 * like what is not there.
 * @throws BadInputError for more of them than anybody prints at once
 */
export async function findLabels(ctx: Ctx, names: readonly string[]): Promise<FoundLabel[]> {
  const wanted = [...new Set(names)].flatMap((name) => readLabelName(name) ?? []);
  if (wanted.length > mostLabels) throw tooMany();
  const numbersOf = (kind: LabelName['kind']) =>
    wanted.filter((name) => name.kind === kind).map(({ number }) => number);
  const [entries, kits] = await Promise.all([
    labelsOfEntries(ctx, numbersOf('entry')),
    labelsOfKits(ctx, numbersOf('kit')),
  ]);
  const found = new Map([...entries, ...kits].map((label) => [label.name, label]));
  return wanted.flatMap(({ name }) => found.get(name) ?? []);
}

async function labelsOfEntries(ctx: Ctx, numbers: readonly number[]): Promise<FoundLabel[]> {
  if (numbers.length === 0) return [];
  const entries = await (
    await publishedEntries(ctx)
  )
    .andWhere('entry.number = ANY(:numbers)', { numbers })
    .getMany();
  return await Promise.all(entries.map((entry) => labelOfEntry(ctx, entry)));
}

async function labelOfEntry(ctx: Ctx, entry: Entry): Promise<FoundLabel> {
  const publication = await publicationOf(ctx, entry);
  return {
    name: String(entry.number),
    entry,
    title: entry.title,
    number: `№ ${entry.number}`,
    issue: publication && publicationText(publication, ctx.request.locale),
    url: entryUrl(ctx, entry, publication),
  };
}

/** Kits are for people who are signed in. What a kit holds changes without revisions: its label names none. */
async function labelsOfKits(ctx: Ctx, numbers: readonly number[]): Promise<FoundLabel[]> {
  if (numbers.length === 0 || !isSignedIn(ctx.viewer)) return [];
  const links = await ctx.db.getRepository(KitLink).findBy({ number: In(numbers) });
  return await Promise.all(
    links.map(async (link) => ({
      name: `k${link.number}`,
      entry: null,
      title: await kitTitle(ctx, await choiceOf(ctx, link)),
      number: kitNumber(link.number, ctx.request.locale),
      issue: null,
      url: `${ctx.app.config.publicUrl}/k/${link.number}`,
    })),
  );
}

const tooMany = () =>
  new BadInputError([
    {
      path: 'of',
      message: {
        ru: `За раз — не больше ${mostLabels} разных этикеток. Разделите список.`,
        en: `At most ${mostLabels} different labels at once. Split the list.`,
      },
    },
  ]);
