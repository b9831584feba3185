import { slugOf } from '@fieldlore/content';
import { systemViewer } from '../access/viewer.ts';
import { FitmentChangeCause } from '../catalogue/fitment-change.entity.ts';
import { signChanges } from '../catalogue/sign-changes.ts';
import { Evidence, Fitment } from '../catalogue/fitment.entity.ts';
import { cleanAliases } from '../catalogue/check-vehicle.ts';
import { Generation, Make, VehicleModel } from '../catalogue/vehicle.entity.ts';
import { wellKnownNames } from '../catalogue/well-known-names.ts';
import { type Ctx, withViewer } from '../context.ts';
import { UseOutcome } from '../entries/entry.enums.ts';
import type { Person } from '../people/person.entity.ts';
import { readFitments, readMakes } from './read-demo.ts';

/** What a demo key of a model or a generation stands for. */
export interface DemoVehicle {
  makeId: string;
  modelId: string;
  generationId: string | null;
}

export async function seedCatalogue(tx: Ctx): Promise<Map<string, DemoVehicle>> {
  const vehicles = new Map<string, DemoVehicle>();
  const makes = tx.db.getRepository(Make);
  const models = tx.db.getRepository(VehicleModel);
  const generations = tx.db.getRepository(Generation);
  for (const { name, cyrillic, country, aliases, models: own } of readMakes()) {
    const make = await makes.save(
      makes.create({
        name,
        nameCyrillic: cyrillic,
        country,
        aliases: cleanAliases([...(aliases ?? []), ...wellKnownNames(name)]),
        slug: slugOf(name),
      }),
    );
    for (const one of own) {
      const years = one.generations.map(({ yearFrom }) => yearFrom).filter((year) => year !== null);
      const isMade = one.generations.some(({ yearTo }) => yearTo === null);
      const model = await models.save(
        models.create({
          makeId: make.id,
          name: one.name,
          nameCyrillic: one.cyrillic,
          slug: slugOf(one.name),
          aliases: cleanAliases([...(one.aliases ?? []), ...wellKnownNames(name, one.name)]),
          yearFrom: years.length > 0 ? Math.min(...years) : null,
          yearTo: isMade ? null : Math.max(...one.generations.map(({ yearTo }) => yearTo ?? 0)),
        }),
      );
      vehicles.set(one.key, { makeId: make.id, modelId: model.id, generationId: null });
      for (const { key, ...generation } of one.generations) {
        const { id } = await generations.save(generations.create({ ...generation, modelId: model.id }));
        vehicles.set(key, { makeId: make.id, modelId: model.id, generationId: id });
      }
    }
  }
  return vehicles;
}

/** @param entries ids of the Russian entries by their demo keys */
export async function seedFitments(
  tx: Ctx,
  people: Map<string, Person>,
  vehicles: Map<string, DemoVehicle>,
  entries: Map<string, string>,
): Promise<void> {
  const fitments = tx.db.getRepository(Fitment);
  await signChanges(withViewer(tx, systemViewer(people.get('expert')!)), FitmentChangeCause.HAND);
  for (const {
    equipment,
    vehicle,
    diagram,
    qualifiers,
    confirmedBy,
    confirmedAt,
    ...row
  } of readFitments()) {
    const { modelId, generationId } = vehicles.get(vehicle)!;
    const fitment = await fitments.save(
      fitments.create({
        ...row,
        modelId,
        generationId,
        equipmentId: entries.get(equipment)!,
        diagramId: diagram ? entries.get(diagram)! : null,
        qualifiers: Object.entries(qualifiers ?? {}).map(([key, value]) => ({ key, value: String(value) })),
        programmeNumber: row.programmeNumber === undefined ? null : String(row.programmeNumber),
        firmware: row.firmware === undefined ? null : String(row.firmware),
      }),
    );
    if (confirmedBy && confirmedAt)
      await tx.db.getRepository(Evidence).insert({
        fitmentId: fitment.id,
        personId: people.get(confirmedBy)!.id,
        at: String(confirmedAt).slice(0, 10),
        note: '',
        outcome: UseOutcome.SOLVED,
        confirms: true,
      });
  }
}
