import type { DiagramData } from '@fieldlore/content';
import { drawingFile } from '@fieldlore/content/drawing-file';
import { ROOM } from '@fieldlore/content/fit-sheet';
import { onlyWired } from '@fieldlore/content/only-wired';
import { Router } from 'express';
import { z } from 'zod';
import { can } from '../access/entries.ts';
import type { App, Ctx } from '../context.ts';
import type { Entry } from '../entries/entry.entity.ts';
import { findEntry } from '../entries/entry.queries.ts';
import { entryUrl, publicationOf, publicationText } from '../entries/publication.ts';
import { shownBody, shownData } from '../entries/shown-revision.ts';
import { NotFoundError } from '../errors.ts';
import { contextOf } from '../http/app.ts';
import { sendErrorOrPage } from '../http/send-error-page.ts';
import { noteReading } from '../recalls/note-reading.ts';
import { RecallUse } from '../recalls/recall.enums.ts';
import { makePaper } from '../paper/make-paper.ts';
import { diagramWorkbook, pinsAsCsv } from './diagram-workbook.ts';
import { ColourNotation, draw } from './draw.ts';
import { wireVizArchive } from './wireviz-archive.ts';

/** `/drawings/4821.svg?notation=RU&wired=1` */
const Address = z.object({
  number: z.coerce
    .number()
    .int()
    .positive()
    .max(2 ** 31 - 1),
  format: z.enum(['svg', 'png', 'pdf', 'csv', 'xlsx', 'zip']),
  notation: z.enum(ColourNotation).nullable().catch(null),
  wired: z.boolean(),
});

interface Scheme {
  entry: Entry;
  data: DiagramData;
  notation: ColourNotation | null;
}

/** Pixels: the width that a drawing for a screen is laid out for. */
const SCREEN = 1040;

const formats: Record<z.infer<typeof Address>['format'], (ctx: Ctx, scheme: Scheme) => Promise<Buffer>> = {
  svg: async (ctx, scheme) => Buffer.from(drawingFile(await drawn(ctx, scheme, SCREEN), 'light')),
  png: async (ctx, scheme) => await makePaper({ kind: 'picture', svg: await drawn(ctx, scheme, SCREEN) }),
  pdf: schemeSheet,
  csv: async ({ request }, { data }) => await pinsAsCsv(data, request.locale),
  xlsx: async ({ request }, { data }) => await diagramWorkbook(data, request.locale),
  zip: async (ctx, { entry, data }) =>
    await wireVizArchive(ctx, {
      name: entry.slug,
      title: entry.title,
      body: await shownBody(ctx, entry),
      data,
    }),
};

/**
 * `GET /drawings/<number>.svg` and the like hand a scheme out as a file, by the rights of its entry: as a drawing, as tables
 * (`csv`, `xlsx`), or with its pictures as WireViz (`zip`).
 */
export function drawingRouter(app: App): Router {
  const router = Router();
  router.get('/drawings/:file', async (req, res) => {
    const ctx = await contextOf(app, req, res);
    const back = `/e/${Number.parseInt(req.params.file)}`;
    try {
      const [number, format] = req.params.file.split('.');
      const query = new URL(req.url, 'http://localhost').searchParams;
      const asked = Address.safeParse({
        number,
        format,
        notation: query.get('notation'),
        wired: query.has('wired'),
      });
      if (!asked.success) throw new NotFoundError();
      const scheme = await findScheme(ctx, asked.data);
      const file = await formats[asked.data.format](ctx, scheme);
      noteReading(ctx, [scheme.entry], RecallUse.SAVED);
      res
        .attachment(`${scheme.entry.number}-${scheme.entry.slug}.${asked.data.format}`)
        .set('Cache-Control', 'no-store')
        .send(file);
    } catch (error) {
      sendErrorOrPage(error, ctx, req, res, back);
    }
  });
  return router;
}

/** @throws NotFoundError also for what is no diagram */
async function findScheme(ctx: Ctx, { number, notation, wired }: z.infer<typeof Address>): Promise<Scheme> {
  const entry = await findEntry(ctx, { number });
  if (!entry || !can('read', await ctx.visibility(), entry)) throw new NotFoundError();
  const data = await shownData(ctx, entry, 'DIAGRAM');
  if (!data) throw new NotFoundError();
  return { entry, data: (wired && onlyWired(data)) || data, notation };
}

const drawn = (ctx: Ctx, { entry, data, notation }: Scheme, width: number): Promise<string> =>
  draw(data, { width, notation, locale: ctx.request.locale, title: entry.title });

async function schemeSheet(ctx: Ctx, scheme: Scheme): Promise<Buffer> {
  const { entry } = scheme;
  const { locale } = ctx.request;
  const [publication, landscape, portrait] = await Promise.all([
    publicationOf(ctx, entry),
    drawn(ctx, scheme, ROOM.landscape.width),
    drawn(ctx, scheme, ROOM.portrait.width),
  ]);
  const issue = publication ? publicationText(publication, locale) : unpublished[locale];
  const paper = {
    title: entry.title,
    locale,
    // Of what it shows, not of the click: the same revision is the same file.
    madeAt: (publication?.publishedAt ?? entry.updatedAt).toISOString(),
    issue: `№ ${entry.number}, ${issue}`,
    url: entryUrl(ctx, entry, publication),
    drawings: { landscape, portrait },
  };
  return await makePaper({ kind: 'scheme', paper });
}

const unpublished = { ru: 'черновик, не опубликован', en: 'draft, not published' };
