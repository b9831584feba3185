import { mustBeAdmin } from '../../access/people.ts';
import { authorizeCatalogue } from '../../access/catalogue.ts';
import { cleanAliases } from '../../catalogue/check-vehicle.ts';
import { nameKey, namesOfModel } from '../../catalogue/vehicle-names.ts';
import { Generation, VehicleModel } from '../../catalogue/vehicle.entity.ts';
import type { Ctx } from '../../context.ts';
import { Entry } from '../../entries/entry.entity.ts';
import { BadInputError, NotFoundError } from '../../errors.ts';
import { DeviceResolver, isLostDevice } from './device-resolver.ts';
import { ImportMatch, MatchKind } from './import-match.entity.ts';
import { isLost, VehicleResolver } from './vehicle-resolver.ts';

/** No name of a vehicle or a device is longer: it is a cell of another column. */
const longestText = 300;

export interface MatchGiven {
  kind: MatchKind;
  /** As the table writes it. */
  text: string;
  /** Name that the model gets besides; null: it is known to imports alone. */
  alias?: string | null;
  /** A model or an equipment entry: by id, or as people name it. */
  id?: string | null;
  generationId?: string | null;
  name?: string | null;
}

/**
 * Keeps that a spelling means a vehicle or a device, from now on for every import; a model also gets it as a name, so that
 * the picker knows it. What the spelling meant before is forgotten.
 * @throws BadInputError where no such vehicle or device is there, ForbiddenError
 */
export async function confirmMatch(tx: Ctx, given: MatchGiven): Promise<ImportMatch> {
  mustBeAdmin(tx);
  await authorizeCatalogue(tx, 'change');
  const text = given.text.trim();
  const textKey = nameKey(text);
  if (textKey === '') throw noTarget(text, given.name ?? '');
  if (text.length > longestText) throw tooLong(text);
  const target = given.kind === MatchKind.VEHICLE ? await vehicleOf(tx, given) : await deviceOf(tx, given);
  const matches = tx.db.getRepository(ImportMatch);
  const known = await matches.findOneBy({ kind: given.kind, textKey });
  if (known) await removeMatch(tx, known.id);
  const alias = target.modelId ? await addAlias(tx, target.modelId, given.alias ?? null) : null;
  return await matches.save(
    matches.create({ ...target, kind: given.kind, text, textKey, alias, personId: tx.viewer.person?.id ?? null }),
  );
} // prettier-ignore

/** As {@link confirmMatch}: a vehicle where the name is one's, else a device. */
export async function confirmMatchByName(tx: Ctx, text: string, name: string): Promise<ImportMatch> {
  mustBeAdmin(tx);
  const resolver = await VehicleResolver.load(tx);
  const [found] = await resolver.resolve([{ make: '', model: '', generation: '', text: name }]);
  if (isLost(found!)) return await confirmMatch(tx, { kind: MatchKind.DEVICE, text, name });
  return await confirmMatch(tx, { kind: MatchKind.VEHICLE, text, name, alias: resolver.withoutMake(text) });
}

/** Forgets a match, and the name that the model got by it. What was imported by it stays. @throws NotFoundError, ForbiddenError */
export async function removeMatch(tx: Ctx, id: string): Promise<void> {
  mustBeAdmin(tx);
  const matches = tx.db.getRepository(ImportMatch);
  const match = await matches.findOneBy({ id });
  if (!match) throw new NotFoundError();
  await matches.delete(id);
  if (!match.alias || !match.modelId) return;
  const models = tx.db.getRepository(VehicleModel);
  const model = await models.findOneByOrFail({ id: match.modelId });
  await models.update(model.id, { aliases: model.aliases.filter((alias) => alias !== match.alias) });
}

type Target = Pick<ImportMatch, 'modelId' | 'generationId' | 'equipmentId'>;

async function vehicleOf(tx: Ctx, { id, generationId, name, text }: MatchGiven): Promise<Target> {
  if (id) {
    const isThere = generationId
      ? await tx.db.getRepository(Generation).existsBy({ id: generationId, modelId: id })
      : await tx.db.getRepository(VehicleModel).existsBy({ id });
    if (!isThere) throw noTarget(text, '');
    return { modelId: id, generationId: generationId ?? null, equipmentId: null };
  }
  const resolver = await VehicleResolver.load(tx);
  const [found] = await resolver.resolve([{ make: '', model: '', generation: '', text: name ?? '' }]);
  if (isLost(found!)) throw noTarget(text, name ?? '', found.candidates.map(({ label }) => label)); // prettier-ignore
  return { modelId: found!.model.id, generationId: found!.generation?.id ?? null, equipmentId: null };
}

async function deviceOf(tx: Ctx, { id, name, text }: MatchGiven): Promise<Target> {
  if (id) {
    const isThere = await tx.db.getRepository(Entry).existsBy({ id, kind: 'EQUIPMENT' });
    if (!isThere) throw noTarget(text, '');
    return { modelId: null, generationId: null, equipmentId: id };
  }
  const found = (await DeviceResolver.load(tx)).find({ name: name ?? '', number: '', partNumber: '' });
  if (isLostDevice(found)) throw noTarget(text, name ?? '', found.candidates.map(({ label }) => label)); // prettier-ignore
  return { modelId: null, generationId: null, equipmentId: found.id };
}

/** @returns the alias, where the model did not have it yet */
async function addAlias(tx: Ctx, modelId: string, given: string | null): Promise<string | null> {
  const [alias] = cleanAliases([given ?? '']);
  if (!alias || nameKey(alias) === '') return null;
  const models = tx.db.getRepository(VehicleModel);
  const model = await models.findOneByOrFail({ id: modelId });
  if (namesOfModel(model).some((name) => nameKey(name) === nameKey(alias))) return null;
  // What a sibling is called must not become this one's name as well.
  const siblings = await models.findBy({ makeId: model.makeId });
  if (siblings.some((other) => namesOfModel(other).some((name) => nameKey(name) === nameKey(alias)))) return null;
  await models.update(model.id, { aliases: [...model.aliases, alias] });
  return alias;
} // prettier-ignore

function tooLong(text: string): BadInputError {
  const start = `${text.slice(0, 60)}…`;
  return new BadInputError([
    {
      path: 'text',
      message: {
        ru: `«${start}»: в названии больше ${longestText} знаков. Проверьте, тот ли столбец выбран, или сократите название в файле.`,
        en: `“${start}”: the name has more than ${longestText} characters. See whether it is the right column, or shorten the name in the file.`,
      },
    },
  ]);
}

function noTarget(text: string, name: string, candidates: readonly string[] = []): BadInputError {
  const list = candidates.join(', ');
  return new BadInputError([
    {
      path: 'name',
      message: {
        ru: `«${text}»: «${name}» в каталоге нет.${list && ` Похоже на: ${list}.`} Напишите название, как в каталоге.`,
        en: `“${text}”: the catalogue has no “${name}”.${list && ` It may be: ${list}.`} Write the name as the catalogue does.`,
      },
    },
  ]);
}
