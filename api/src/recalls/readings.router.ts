import { Router } from 'express';
import { can } from '../access/entries.ts';
import type { App } from '../context.ts';
import { findEntry } from '../entries/entry.queries.ts';
import { shownInside } from '../entries/render-body.ts';
import { contextOf } from '../http/app.ts';
import { noteReading } from './note-reading.ts';
import { RecallUse } from './recall.enums.ts';

/** A transparent picture of one pixel. */
const PIXEL = Buffer.from('R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==', 'base64');

/**
 * `GET /opened/<number>.gif?r=<revision>` is asked for by a page that somebody signed in has before them: pages that a
 * browser only loads ahead ask for none, and it needs no script. Fragments and diagrams that stand in its text were before
 * them as well. Of a revision that is not the published one, or not the
 * viewer's to read, nothing is noted: nobody gets at an older text by saying they had it.
 */
export function readingsRouter(app: App): Router {
  const router = Router();
  router.get('/opened/:file', async (req, res) => {
    const ctx = await contextOf(app, req, res);
    const number = Number.parseInt(req.params.file);
    if (ctx.viewer.person && number > 0 && number < 2 ** 31) {
      const entry = await findEntry(ctx, { number });
      const shown =
        entry?.publishedRevisionId && (await ctx.loaders.revision.load(entry.publishedRevisionId));
      if (
        entry &&
        shown &&
        shown.number === Number(req.query['r']) &&
        can('read', await ctx.visibility(), entry)
      )
        noteReading(ctx, [entry, ...(await shownInside(ctx, shown.body)).entries], RecallUse.OPENED);
    }
    res.type('gif').set('Cache-Control', 'no-store').send(PIXEL);
  });
  return router;
}
