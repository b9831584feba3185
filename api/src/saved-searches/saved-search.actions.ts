import { mustBeSignedIn } from '../access/people.ts';
import type { Ctx } from '../context.ts';
import { BadInputError, NotFoundError } from '../errors.ts';
import { SavedSearch } from './saved-search.entity.ts';
import type { SaveSearchInput } from './saved-search.input.ts';

const longestName = 80;
const longestText = 500;
/** More than that is no shortcut any more. */
const mostSaved = 50;
const mostValues = 50;

/** Keeps a search under a name; the same name again replaces what was kept under it. */
export async function saveSearch(
  tx: Ctx,
  { name, text, filter, sort }: SaveSearchInput,
): Promise<SavedSearch> {
  const { person } = mustBeSignedIn(tx);
  const searches = tx.db.getRepository(SavedSearch);
  const given = { name: name.trim(), text: text.trim(), filter: chosen(filter ?? {}) };
  mustBeSearch(given);
  const existing = await searches.findOneBy({ personId: person.id, name: given.name });
  if (!existing && (await searches.countBy({ personId: person.id })) >= mostSaved)
    throw new BadInputError([
      {
        path: 'name',
        message: {
          ru: `Сохранено уже ${mostSaved} поисков. Удалите ненужный и сохраните снова.`,
          en: `There are ${mostSaved} saved searches already. Delete one and save again.`,
        },
      },
    ]);
  return await searches.save({
    ...existing,
    ...given,
    personId: person.id,
    sort: sort === 'updated' ? 'updated' : 'relevance',
  });
}

/** @throws NotFoundError also for what somebody else saved */
export async function deleteSavedSearch(tx: Ctx, id: string): Promise<void> {
  const { person } = mustBeSignedIn(tx);
  const { affected } = await tx.db.getRepository(SavedSearch).delete({ id, personId: person.id });
  if (!affected) throw new NotFoundError();
}

/** By name. Nobody sees what others look for. */
export async function listSavedSearches(ctx: Ctx): Promise<SavedSearch[]> {
  const { person } = ctx.viewer;
  if (!person) return [];
  return await ctx.db
    .getRepository(SavedSearch)
    .find({ where: { personId: person.id }, order: { name: 'ASC' } });
}

function chosen(filter: object): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(filter as Record<string, string[] | null>).flatMap(([name, values]) =>
      values?.length ? [[name, values.slice(0, mostValues)]] : [],
    ),
  );
}

function mustBeSearch({ name, text, filter }: Pick<SavedSearch, 'name' | 'text' | 'filter'>): void {
  if (name === '' || name.length > longestName)
    throw new BadInputError([
      {
        path: 'name',
        message: {
          ru: `Назовите поиск: от 1 до ${longestName} знаков.`,
          en: `Name the search: 1 to ${longestName} characters.`,
        },
      },
    ]);
  const isAsked = text !== '' || Object.keys(filter).length > 0;
  if (!isAsked || text.length > longestText)
    throw new BadInputError([
      {
        path: 'text',
        message: {
          ru: `Введите слова (до ${longestText} знаков) или выберите фильтр: пустой поиск хранить незачем.`,
          en: `Type words (up to ${longestText} characters) or choose a filter: an empty search is not worth keeping.`,
        },
      },
    ]);
}
