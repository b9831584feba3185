import { loadConfig } from '../dist/config.js';
import { openDatabase } from '../dist/database/data-source.js';
import { createLog } from '../dist/log.js';

export interface CatalogueSize {
  vehicles: number;
  fitments: number;
  devices: number;
}

export interface FilledCatalogue {
  modelIds: string[];
  /** As somebody would paste it: name, year, quantity, a mistake here and there; each another vehicle. */
  fleet: string[];
}

const vehiclesOfMake = 50;
/** Words that sound like names: each make and each family of models has one of its own, as real ones have. */
const first = [
  'Bor',
  'Kal',
  'Tre',
  'Mon',
  'Vel',
  'Ras',
  'Dun',
  'Per',
  'Lom',
  'Zag',
  'Fi',
  'Gor',
  'Hal',
  'Ju',
  'Nes',
  'Ost',
  'Sim',
  'Tu',
  'Wes',
  'Yor',
];
const middle = ['a', 'e', 'i', 'o', 'u', 'an', 'er', 'il', 'on', 'ar'];
const last = ['dan', 'vix', 'toro', 'lund', 'mark', 'seva', 'quin', 'berg', 'nara', 'fel'];
const word = (n: number) =>
  `${first[n % 20]}${middle[Math.floor(n / 20) % 10]}${last[Math.floor(n / 200) % 10]}`;
const familiesOfMake = 10;
const types = ['TRACKER', 'FUEL_SENSOR', 'CAN_READER', 'CAMERA', 'SENSOR', 'RELAY', 'HARNESS'];

/** Puts a large generated catalogue beside the demo content, with the statements that a bulk import would use. */
export async function fillCatalogue(
  dataDir: string,
  { vehicles, fitments, devices }: CatalogueSize,
): Promise<FilledCatalogue> {
  const config = loadConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'error' });
  const { db, stop } = await openDatabase(config, createLog(config.log));
  const makes = Math.ceil(vehicles / vehiclesOfMake);
  await db.query(
    `INSERT INTO make (name, slug) SELECT name, 'bench-' || n FROM unnest($1::text[]) WITH ORDINALITY AS row (name, n)`,
    [Array.from({ length: makes }, (_, n) => word(n * 17))],
  );
  const models = Array.from({ length: vehicles }, (_, n) => {
    const own = Math.floor(n / makes);
    return {
      make: n % makes,
      name: `${word(1 + (n % makes) * familiesOfMake + (own % familiesOfMake))} ${100 + Math.floor(own / familiesOfMake) * 50}`,
    };
  });
  await db.query(
    `INSERT INTO vehicle_model (make_id, name, slug, year_from)
     SELECT make.id, row.name, 'bench-' || row.n, 2008 FROM unnest($1::text[], $2::int[]) WITH ORDINALITY AS row (name, make, n)
     JOIN make ON make.slug = 'bench-' || (row.make + 1)`,
    [models.map(({ name }) => name), models.map(({ make }) => make)],
  );
  await db.query(
    `INSERT INTO generation (model_id, name, year_from, year_to, voltage)
     SELECT id, part.name, part.year_from, part.year_to, 12 FROM vehicle_model,
       (VALUES ('I', 2008, 2015), ('II', 2016, NULL::int)) AS part (name, year_from, year_to)
     WHERE slug LIKE 'bench-%'`,
  );
  await fillDevices(db, devices);
  // Each vehicle has as many; every fifth depends on the tanks, every seventh begins with a year, some do not fit.
  await db.query(
    `WITH model AS (SELECT id, row_number() OVER (ORDER BY slug) AS n FROM vehicle_model WHERE slug LIKE 'bench-%'),
       device AS (SELECT id, row_number() OVER (ORDER BY slug) AS n FROM entry WHERE slug LIKE 'bench-device-%')
     INSERT INTO fitment (equipment_id, model_id, state, qualifiers, year_from, quantity, role)
     SELECT device.id, model.id,
       CASE WHEN part % 9 = 0 THEN 'NOT_COMPATIBLE' WHEN part % 4 = 0 THEN 'CONFIRMED_BY_US' ELSE 'SUPPORTED' END,
       CASE WHEN part % 5 = 0 THEN '[{"key":"tanks","value":"2"}]'::jsonb ELSE '[]'::jsonb END,
       CASE WHEN part % 7 = 0 THEN 2016 END, 1 + part % 2,
       CASE WHEN part % 3 = 0 THEN 'OPTIONAL' ELSE 'REQUIRED' END
     FROM model, generate_series(1, $1::int) AS part
     JOIN device ON true
     WHERE device.n = 1 + (model.n * 7 + part * 131) % $2`,
    [Math.round(fitments / vehicles), devices],
  );
  await db.query('ANALYZE');
  const rows: { id: string }[] = await db.query(
    `SELECT id FROM vehicle_model WHERE slug LIKE 'bench-%' ORDER BY slug`,
  );
  await stop();
  return {
    modelIds: rows.map(({ id }) => id),
    fleet: models.map(({ make, name }, n) => asWritten(`${word(make * 17)} ${name}`, n)),
  };
}

type Database = Awaited<ReturnType<typeof openDatabase>>['db'];

/** Published equipment entries with cards. */
async function fillDevices(db: Database, count: number): Promise<void> {
  const [{ id: sectionId }] = await db.query(
    `SELECT id FROM section WHERE audience = 'PUBLIC' ORDER BY position LIMIT 1`,
  );
  await db.query(
    `WITH new AS (
       SELECT gen_random_uuid() AS id, gen_random_uuid() AS revision, 'Device ' || n AS title, 'bench-device-' || n AS slug,
         ($2::text[])[1 + n % array_length($2::text[], 1)] AS type
       FROM generate_series(1, $1::int) AS n
     ), entries AS (
       INSERT INTO entry (id, kind, locale, translation_group, section_id, slug, title, excerpt, audience, confidence)
       SELECT id, 'EQUIPMENT', 'ru', id, $3, slug, title, title, 'PUBLIC', 'VALIDATED' FROM new
     ), slugs AS (
       INSERT INTO entry_slug (kind, slug, entry_id) SELECT 'EQUIPMENT', slug, id FROM new
     ), facts AS (
       INSERT INTO equipment (entry_id, type, vendor, model) SELECT id, type, 'Bench', title FROM new
     )
     INSERT INTO revision (id, entry_id, number, title, body, data, published_at)
     SELECT revision, id, 1, title, '{"type":"doc","content":[{"type":"paragraph"}]}',
       jsonb_build_object('type', type, 'vendor', 'Bench', 'model', title, 'partNumbers', '[]'::jsonb, 'parameters', '[]'::jsonb,
         'pinout', '[]'::jsonb, 'relations', '[]'::jsonb, 'questions', '[]'::jsonb, 'steps', '[]'::jsonb, 'documents', '[]'::jsonb), now()
     FROM new`,
    [count, types, sectionId],
  );
  await db.query(
    `UPDATE entry SET published_revision_id = revision.id, published_at = now(), status = 'PUBLISHED'
     FROM revision WHERE revision.entry_id = entry.id AND entry.slug LIKE 'bench-device-%'`,
  );
}

function asWritten(name: string, n: number): string {
  const year = 2010 + (n % 15);
  // Every eleventh word of a name has two letters swapped.
  const written = n % 11 === 0 ? name.replace(/(\w{3})(\w)(\w)/, '$1$3$2') : name;
  return [
    `${written} ${year}`,
    `${written.toLowerCase()} ${year} г.в. – 3 шт`,
    `${written}, ${year}, белый x2`,
  ][n % 3]!;
}
