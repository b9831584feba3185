import { Router } from 'express';
import { z } from 'zod';
import type { App } from '../context.ts';
import { BadInputError } from '../errors.ts';
import { contextOf } from '../http/app.ts';
import { sendErrorOrPage } from '../http/send-error-page.ts';
import { exportedTables, exportTable } from './export-tables.ts';
import { exportFormats, mediaTypes } from './table-formats.ts';

const Asked = z.object({
  table: z.enum(exportedTables),
  format: z.enum(exportFormats),
  part: z.coerce.number().int().positive().max(10_000).nullable(),
});

/** `GET /export/fitments.xlsx` hands out a table of the catalogue to whoever may change it; `?part=2` as many rows as one import takes. */
export function exportRouter(app: App): Router {
  const router = Router();
  router.get('/export/:table.:format', async (req, res) => {
    const ctx = await contextOf(app, req, res);
    try {
      const asked = Asked.safeParse({ ...req.params, part: req.query['part'] ?? null });
      if (!asked.success) throw badAddress();
      const { table, format, part } = asked.data;
      const date = ctx.now().toISOString().slice(0, 10);
      await exportTable(ctx, table, format, res, {
        part,
        started: () =>
          res.attachment(`${table}-${date}${part ? `-${part}` : ''}.${format}`).set({
            'Content-Type': mediaTypes[format],
            'Cache-Control': 'no-store',
          }),
      });
    } catch (error) {
      if (!res.headersSent) return sendErrorOrPage(error, ctx, req, res, '/tables');
      // Half a table must not look like a whole one: the download breaks off.
      ctx.log.error({ err: error }, 'an export broke off');
      res.destroy();
    }
  });
  return router;
}

function badAddress(): BadInputError {
  const list = `${exportedTables.join(', ')} (${exportFormats.join(', ')})`;
  return new BadInputError([
    {
      path: 'table',
      message: {
        ru: `Такой выгрузки нет. Есть: ${list}.`,
        en: `There is no such export. There are: ${list}.`,
      },
    },
  ]);
}
