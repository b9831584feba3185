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
import type { MatchCandidate } from './match-question.ts';
import { isLost, VehicleResolver } from './vehicle-resolver.ts';

/** No name of a vehicle or a device is longer: it is a cell of another column. */
const longestText = 300;

export interface MatchGiven {
  /** Null: a vehicle where the name is one's, else a device. */
  kind: MatchKind | null;
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
 * Keeps that spellings mean vehicles or devices, from now on for every import; a model also gets its spelling as a name, so
 * that the picker knows it. What a spelling meant before is forgotten. The names of the catalogue are read once for all.
 * @throws BadInputError where no such vehicle or device is there, ForbiddenError
 */
export async function confirmMatches(tx: Ctx, given: readonly MatchGiven[]): Promise<ImportMatch[]> {
  mustBeAdmin(tx);
  await authorizeCatalogue(tx, 'change');
  for (const { text, name } of given) {
    if (nameKey(text) === '') throw noTarget(text, name ?? '');
    if (text.trim().length > longestText) throw tooLong(text);
  }
  const targets = await findTargets(tx, given);
  const matches = tx.db.getRepository(ImportMatch);
  const confirmed: ImportMatch[] = [];
  // One after the other: a transaction has a single connection.
  for (const [i, { text }] of given.entries()) {
    const { alias: name, ...target } = targets[i]!;
    const textKey = nameKey(text);
    const known = await matches.findOneBy({ kind: target.kind, textKey });
    if (known) await removeMatch(tx, known.id);
    const alias = target.modelId ? await addAlias(tx, target.modelId, name) : null;
    const personId = tx.viewer.person?.id ?? null;
    confirmed.push(await matches.save(matches.create({ ...target, text: text.trim(), textKey, alias, personId })));
  }
  return confirmed;
} // prettier-ignore

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

type Target = Pick<ImportMatch, 'kind' | 'modelId' | 'generationId' | 'equipmentId' | 'alias'>;

/** By id, else by name: all names are looked up together. */
async function findTargets(tx: Ctx, given: readonly MatchGiven[]): Promise<Target[]> {
  const named = given.filter(({ id, kind }) => !id && kind !== MatchKind.DEVICE);
  const vehicles = named.length > 0 ? await VehicleResolver.load(tx) : null;
  const found = await vehicles?.resolve(named.map(({ name }) => ({ make: '', model: '', generation: '', text: name ?? '' }))); // prettier-ignore
  const vehicleOf = new Map(named.map((one, i) => [one, found![i]!]));
  let devices: DeviceResolver | null = null;
  const targets: Target[] = [];
  for (const one of given) {
    const vehicle = vehicleOf.get(one);
    if (one.id) targets.push(await targetOfId(tx, one, one.id));
    else if (vehicle && !isLost(vehicle))
      targets.push({
        kind: MatchKind.VEHICLE,
        modelId: vehicle.model.id,
        generationId: vehicle.generation?.id ?? null,
        equipmentId: null,
        alias: one.alias ?? (one.kind ? null : vehicles!.withoutMake(one.text)),
      });
    else if (vehicle && isLost(vehicle) && one.kind) throw noTarget(one.text, one.name ?? '', labelsOf(vehicle));
    else targets.push(deviceNamed(one, (devices ??= await DeviceResolver.load(tx))));
  }
  return targets;
} // prettier-ignore

async function targetOfId(tx: Ctx, { kind, generationId, text, alias }: MatchGiven, id: string): Promise<Target> {
  const isVehicle = kind === MatchKind.VEHICLE;
  const isThere = isVehicle
    ? await (generationId
        ? tx.db.getRepository(Generation).existsBy({ id: generationId, modelId: id })
        : tx.db.getRepository(VehicleModel).existsBy({ id }))
    : await tx.db.getRepository(Entry).existsBy({ id, kind: 'EQUIPMENT' });
  if (!isThere) throw noTarget(text, '');
  return isVehicle
    ? { kind: MatchKind.VEHICLE, modelId: id, generationId: generationId ?? null, equipmentId: null, alias: alias ?? null }
    : deviceTarget(id);
} // prettier-ignore

function deviceNamed({ text, name }: MatchGiven, devices: DeviceResolver): Target {
  const found = devices.find({ name: name ?? '', number: '', partNumber: '' });
  if (isLostDevice(found)) throw noTarget(text, name ?? '', labelsOf(found));
  return deviceTarget(found.id);
}

const deviceTarget = (equipmentId: string): Target => ({
  kind: MatchKind.DEVICE,
  modelId: null,
  generationId: null,
  equipmentId,
  alias: null,
});

const labelsOf = ({ candidates }: { candidates: readonly MatchCandidate[] }) =>
  candidates.map(({ label }) => label);

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
