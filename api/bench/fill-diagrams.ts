import type { Connector } from '@fieldlore/content';
import { randomUUID } from 'node:crypto';
import { loadConfig } from '../dist/config.js';
import type { Ctx } from '../dist/context.js';
import { openDatabase } from '../dist/database/data-source.js';
import { projectPins } from '../dist/diagrams/project-pins.js';
import { createLog } from '../dist/log.js';

const does = [
  'Зажигание',
  'Питание плюс',
  'Масса',
  'Реле бензонасоса',
  'Fuel pump relay',
  'Ignition',
  'CAN высокий',
  'CAN low',
  'Датчик скорости',
  'Тахометр',
  'Coolant temperature',
  'Концевик двери водителя',
  'Стоп-сигнал',
  'Аналоговый вход',
  'Управление стартером',
  'Injector 3',
];
const signals = ['IGN', '+12V', 'GND', 'FP', 'CAN_H', 'CAN_L', 'VSS', 'RPM', 'ECT', 'AIN1', null, null];
const colours = ['RD', 'BK', 'BU', 'WH', 'YE', 'GN', 'BN', 'OG', 'VT', 'GY'] as const;

/** Puts published diagrams beside the demo content, their pins as publishing projects them. */
export async function fillDiagrams(dataDir: string, diagrams: number, pins: number): Promise<void> {
  const config = loadConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'error' });
  const { db, stop } = await openDatabase(config, createLog(config.log));
  const [{ id: sectionId }] = await db.query(
    `SELECT id FROM section WHERE audience = 'PUBLIC' ORDER BY position LIMIT 1`,
  );
  for (let n = 0; n < diagrams; n++) {
    const id = randomUUID();
    const connectors = connectorsOf(n, pins);
    await db.transaction(async (tx) => {
      await tx.query(
        `WITH entries AS (
           INSERT INTO entry (id, kind, locale, translation_group, section_id, slug, title, excerpt, audience, confidence)
           VALUES ($1, 'DIAGRAM', 'ru', $1, $2, $3, $4, $4, 'PUBLIC', 'VALIDATED')
         ), slugs AS (
           INSERT INTO entry_slug (kind, slug, entry_id) VALUES ('DIAGRAM', $3, $1)
         ), new AS (
           INSERT INTO revision (id, entry_id, number, title, body, data, published_at)
           VALUES (gen_random_uuid(), $1, 1, $4, '{"type":"doc","content":[{"type":"paragraph"}]}', $5, now())
         )
         SELECT`,
        [
          id,
          sectionId,
          `bench-diagram-${n}`,
          `Блок ${n % 400} машины ${n}`,
          JSON.stringify({
            connectors,
            cables: [],
            connections: [],
            taps: [],
            pictures: [],
            safetyCritical: false,
          }),
        ],
      );
      await tx.query(
        `UPDATE entry SET published_revision_id = revision.id, published_at = now(), status = 'PUBLISHED'
         FROM revision WHERE revision.entry_id = entry.id AND entry.id = $1`,
        [id],
      );
      // What it takes of a context is the database.
      await projectPins({ db: tx } as Ctx, { id } as Parameters<typeof projectPins>[1], { connectors });
    });
  }
  await db.query('ANALYZE');
  await stop();
}

function connectorsOf(n: number, pins: number): Connector[] {
  const each = Math.ceil(pins / 4);
  return Array.from({ length: 4 }, (_, c) => ({
    id: `X${c + 1}`,
    name: `Разъём ${c + 1}`,
    kind: 'VEHICLE' as const,
    pins: Array.from({ length: Math.min(each, pins - c * each) }, (__, p) => {
      const seed = n * 131 + c * 37 + p * 7;
      return {
        label: p % 3 ? String(p + 1) : `${p + 1}a`,
        function: `${does[seed % does.length]} ${seed % 29}`,
        signal: signals[seed % signals.length]!,
        colour: {
          main: colours[seed % colours.length]!,
          stripe: seed % 3 ? null : colours[(seed + 3) % colours.length]!,
        },
      };
    }),
  }));
}
