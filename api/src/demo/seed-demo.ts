import type { App } from '../context.ts';
import { backgroundContext, inTransaction } from '../context.ts';
import type { Message } from '../errors.ts';
import { Person } from '../people/person.entity.ts';
import { seedCatalogue, seedFitments } from './seed-catalogue.ts';
import { seedDiagramReports } from './seed-diagram-reports.ts';
import { seedCorrections } from './seed-corrections.ts';
import { seedEntries } from './seed-entries.ts';
import { demoPassword, seedPeople } from './seed-people.ts';
import { seedChecklists, seedVisits } from './seed-visits.ts';
import { seedVotes } from './seed-votes.ts';

export interface DemoSignIn {
  who: Message;
  email: string;
  password: string;
}

const signIns: Omit<DemoSignIn, 'password'>[] = [
  { who: { ru: 'администратор', en: 'admin' }, email: 'admin@mayak.example' },
  { who: { ru: 'монтажник', en: 'field engineer' }, email: 'engineer@mayak.example' },
  { who: { ru: 'поддержка', en: 'support agent' }, email: 'agent@mayak.example' },
  { who: { ru: 'продажи', en: 'sales' }, email: 'sales@mayak.example' },
  { who: { ru: 'клиент', en: 'client' }, email: 'client@agro-zarya.example' },
];

/** Two programs that start on an empty database together must not fill it twice. */
const seedLock = 7_140_022;

/**
 * Fills an empty database with the demo company, in one transaction.
 * @returns how to sign in, or null where the database is somebody's own
 */
export async function seedDemoWhenEmpty(app: App): Promise<DemoSignIn[] | null> {
  if (app.config.demoContent)
    await inTransaction(backgroundContext(app), async (ctx) => {
      await ctx.db.query('SELECT pg_advisory_xact_lock($1)', [seedLock]);
      if (await ctx.db.getRepository(Person).exists()) return;
      const started = performance.now();
      const places = await seedPeople(ctx);
      const vehicles = await seedCatalogue(ctx);
      const entries = await seedEntries(ctx, places, vehicles);
      await seedCorrections(ctx, places.people);
      await seedFitments(ctx, places.people, vehicles, entries);
      await seedChecklists(ctx, places.people);
      await seedVisits(ctx, places.people, vehicles, entries);
      await seedDiagramReports(ctx, places.people, entries);
      await seedVotes(ctx, places.people, entries);
      app.log.info({ tookMs: Math.round(performance.now() - started) }, 'filled with demo content');
    });
  const isDemo = await app.db.getRepository(Person).existsBy({ email: signIns[0]!.email });
  return isDemo ? signIns.map((one) => ({ ...one, password: demoPassword })) : null;
}
