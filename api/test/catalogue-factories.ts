import type { EquipmentData } from '@fieldlore/content';
import { slugOf } from '@fieldlore/content';
import { cleanFitment, type FitmentGiven } from '../src/catalogue/check-fitment.ts';
import { Fitment, FitmentState } from '../src/catalogue/fitment.entity.ts';
import { Generation, Make, VehicleModel } from '../src/catalogue/vehicle.entity.ts';
import type { NewEntry } from '../src/entries/create-entry.ts';
import type { Entry } from '../src/entries/entry.entity.ts';
import type { TestApi } from './api.ts';
import { buildEntry } from './factories.ts';

let counter = 0;
const next = () => ++counter;

export async function buildMake(api: TestApi, with_: Partial<Make> = {}): Promise<Make> {
  const makes = api.db.getRepository(Make);
  const name = with_.name ?? `Make ${next()}`;
  return await makes.save(makes.create({ name, slug: slugOf(name), ...with_ }));
}

export async function buildModel(api: TestApi, with_: Partial<VehicleModel> = {}): Promise<VehicleModel> {
  const models = api.db.getRepository(VehicleModel);
  const name = with_.name ?? `Model ${next()}`;
  const makeId = with_.makeId ?? (await buildMake(api)).id;
  return await models.save(models.create({ name, makeId, slug: slugOf(name), ...with_ }));
}

export async function buildGeneration(
  api: TestApi,
  with_: Partial<Generation> & { modelId: string },
): Promise<Generation> {
  const generations = api.db.getRepository(Generation);
  return await generations.save(generations.create({ name: `Generation ${next()}`, ...with_ }));
}

/** A published equipment entry; `data` is filled up to a valid card. */
export async function buildEquipment(
  api: TestApi,
  with_: Partial<NewEntry> & { sectionId: string; draft?: boolean; data?: Partial<EquipmentData> },
): Promise<Entry> {
  const title = with_.title ?? `Device ${next()}`;
  return await buildEntry(api, {
    kind: 'EQUIPMENT',
    ...with_,
    title,
    data: { type: 'TRACKER', model: title, ...with_.data },
  });
}

export async function buildFitment(
  api: TestApi,
  with_: Partial<Fitment> & Pick<FitmentGiven, 'equipmentId' | 'modelId'>,
): Promise<Fitment> {
  const { sourceKey = null, updatedAt = new Date(), version = 1 } = with_;
  const content = cleanFitment({ state: FitmentState.SUPPORTED, ...with_ });
  return await api.db.getRepository(Fitment).save({ ...content, sourceKey, updatedAt, version });
}
