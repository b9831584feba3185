import { loadConfig } from '../dist/config.js';
import { openDatabase } from '../dist/database/data-source.js';
import { createLog } from '../dist/log.js';

export interface Filled {
  publicSlugs: string[];
  publicIds: string[];
  draftIds: string[];
  modelIds: string[];
  words: string[];
}

const nouns =
  'датчик трекер терминал бак топливо реле жгут разъём антенна предохранитель масса зажигание контакт шина провод кронштейн камера карта отчёт калибровка'.split(
    ' ',
  );
const verbs =
  'проверьте подключите измерьте замените сверьте затяните откройте запишите сохраните отключите'.split(' ');

/** Puts generated entries beside the demo content, with the statements that a bulk import would use. */
export async function fillDatabase(dataDir: string, count: number): Promise<Filled> {
  const config = loadConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'error' });
  const { db, stop } = await openDatabase(config, createLog(config.log));
  const [{ id: sectionId }] = await db.query(
    `SELECT id FROM section WHERE audience = 'PUBLIC' ORDER BY position LIMIT 1`,
  );
  for (let from = 0; from < count; from += 500) {
    const rows = Array.from({ length: Math.min(500, count - from) }, (_, i) => article(from + i));
    await db.query(
      `WITH new AS (
         SELECT gen_random_uuid() AS id, gen_random_uuid() AS revision, title, slug, body FROM unnest($1::text[], $2::text[], $3::text[]) AS row (title, slug, body)
       ), entries AS (
         INSERT INTO entry (id, kind, locale, translation_group, section_id, slug, title, excerpt, audience, confidence)
         SELECT id, 'ARTICLE', 'ru', id, $4, slug, title, title, 'PUBLIC', 'VALIDATED' FROM new
       ), slugs AS (
         INSERT INTO entry_slug (kind, slug, entry_id) SELECT 'ARTICLE', slug, id FROM new
       )
       INSERT INTO revision (id, entry_id, number, title, body, published_at) SELECT revision, id, 1, title, body::jsonb, now() FROM new`,
      [rows.map(({ title }) => title), rows.map(({ slug }) => slug), rows.map(({ body }) => body), sectionId],
    );
  }
  await db.query(
    `UPDATE entry SET published_revision_id = revision.id, published_at = now(), status = 'PUBLISHED'
     FROM revision WHERE revision.entry_id = entry.id AND entry.slug LIKE 'bench-%'`,
  );
  const entries: { id: string; slug: string }[] = await db.query(
    `SELECT id, slug FROM entry WHERE slug LIKE 'bench-%' ORDER BY number LIMIT 400`,
  );
  const models: { id: string }[] = await db.query(`SELECT DISTINCT model_id AS id FROM fitment`);
  const drafts = entries.slice(0, 40).map(({ id }) => id);
  await stop();
  return {
    publicSlugs: entries.slice(40).map(({ slug }) => slug),
    publicIds: entries.slice(40).map(({ id }) => id),
    draftIds: drafts,
    modelIds: models.map(({ id }) => id),
    words: [...nouns, 'FMB 920', 'уровень топлива', 'lfnxbr', 'подключение реле', 'нет связи'],
  };
}

function article(n: number): { title: string; slug: string; body: string } {
  const pick = (list: string[], seed: number) => list[(n * 7 + seed * 13) % list.length]!;
  const sentence = (seed: number) =>
    `${pick(verbs, seed)} ${pick(nouns, seed)} и ${pick(nouns, seed + 3)}, затем ${pick(verbs, seed + 1)} ${pick(nouns, seed + 5)} ${n % 997}.`;
  const paragraph = (seed: number) => ({
    type: 'paragraph',
    content: [{ type: 'text', text: Array.from({ length: 4 }, (_, i) => sentence(seed + i)).join(' ') }],
  });
  const heading = (seed: number) => ({
    type: 'heading',
    attrs: { level: 2 },
    content: [{ type: 'text', text: `${pick(nouns, seed)}: ${pick(verbs, seed)}` }],
  });
  const content = [
    paragraph(1),
    heading(2),
    paragraph(3),
    paragraph(4),
    heading(5),
    paragraph(6),
    paragraph(7),
  ];
  return {
    title: `${pick(nouns, 1)} и ${pick(nouns, 2)}: случай ${n}`,
    slug: `bench-${n}`,
    body: JSON.stringify({ type: 'doc', content }),
  };
}
