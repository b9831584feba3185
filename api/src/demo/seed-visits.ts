import { systemViewer } from '../access/viewer.ts';
import { Fitment } from '../catalogue/fitment.entity.ts';
import { saveTypeChecklist } from '../checklists/type-checklists.ts';
import { withViewer, type Ctx } from '../context.ts';
import type { Person } from '../people/person.entity.ts';
import { planVisit, prepareVisit } from '../visits/prepare-visit.ts';
import { recordStep } from '../visits/record-step.ts';
import { VisitStep } from '../visits/visit.entity.ts';
import { readChecklists, readVisits, type DemoVisit } from './read-demo.ts';
import type { DemoVehicle } from './seed-catalogue.ts';

export async function seedChecklists(tx: Ctx, people: ReadonlyMap<string, Person>): Promise<void> {
  const admin = withViewer(tx, systemViewer(people.get('admin')!));
  for (const { steps, ...list } of readChecklists())
    await saveTypeChecklist(admin, {
      ...list,
      version: 0,
      steps: steps.map(({ supply, measures, ...step }) => ({
        ...step,
        ...(measures && { measures: { ...measures, isSupply: supply ?? false } }),
      })),
    });
}

/** @param entries ids of the Russian entries by their demo keys */
export async function seedVisits(
  tx: Ctx,
  people: ReadonlyMap<string, Person>,
  vehicles: ReadonlyMap<string, DemoVehicle>,
  entries: ReadonlyMap<string, string>,
): Promise<void> {
  for (const visit of readVisits()) {
    const { modelId } = vehicles.get(visit.model)!;
    const as = (key: string) => withViewer(tx, systemViewer(people.get(key)!));
    const plan = await planVisit(as(visit.by), {
      ...visit,
      modelId,
      options: Object.entries(visit.options ?? {}).map(([key, value]) => ({ key, value })),
      fitmentIds: await fitmentsOf(tx, modelId, visit, entries),
      assignedToId: people.get(visit.engineer)!.id,
      answers: Object.entries(visit.answers).map(([key, value]) => ({ key, value })),
    });
    await prepareVisit(as(visit.by), plan);
    for (const { step, value, note } of visit.done ?? []) {
      const steps = await tx.db.getRepository(VisitStep).findBy({ visitId: visit.id });
      const { id: stepId, version } = steps.find(({ text }) => text.includes(step))!;
      const changeId = crypto.randomUUID();
      const record = { stepId, changeId, version, isDone: true, value, note: note ?? '', photoIds: [] };
      await recordStep(as(visit.engineer), record);
    }
  }
}

async function fitmentsOf(
  { db }: Ctx,
  modelId: string,
  { equipment }: DemoVisit,
  entries: ReadonlyMap<string, string>,
): Promise<string[]> {
  const ids = new Set(equipment.map((key) => entries.get(key)!));
  const rows = await db.getRepository(Fitment).findBy({ modelId });
  return rows.filter(({ equipmentId }) => ids.has(equipmentId)).map(({ id }) => id);
}
