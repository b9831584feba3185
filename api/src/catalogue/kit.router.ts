import { Router } from 'express';
import { z } from 'zod';
import type { App } from '../context.ts';
import { BadInputError } from '../errors.ts';
import { contextOf } from '../http/app.ts';
import { sendErrorOrPage } from '../http/send-error-page.ts';
import { findKit } from './find-kit.ts';
import { kitWorkbook } from './kit-workbook.ts';

/** The address of a workbook: `?model=<uuid>&generation=<uuid>&year=2019`, and `o.<key>=<value>` for each option. */
const Asked = z.object({
  model: z.uuid(),
  generation: z.uuid().optional(),
  year: z.coerce.number().int().min(1900).max(2100).optional(),
});

/** `GET /kit.xlsx` hands the kit of a vehicle out as a workbook, by the rights of the query `kit`. */
export function kitRouter(app: App): Router {
  const router = Router();
  router.get('/kit.xlsx', async (req, res) => {
    const ctx = await contextOf(app, req, res);
    try {
      const query = new URL(req.url, 'http://localhost').searchParams;
      const asked = Asked.safeParse(Object.fromEntries(query));
      if (!asked.success) throw badAddress();
      const { model: modelId, generation: generationId, year } = asked.data;
      const options = [...query].flatMap(([name, value]) =>
        name.startsWith('o.') ? [{ key: name.slice(2), value }] : [],
      );
      const kit = await findKit(ctx, { modelId, generationId, year, options });
      res
        .attachment(`${kit.model.slug}.xlsx`)
        .set('Cache-Control', 'no-store')
        .send(await kitWorkbook(kit, ctx.request.locale));
    } catch (error) {
      sendErrorOrPage(error, ctx, req, res, '/vehicles');
    }
  });
  return router;
}

function badAddress(): BadInputError {
  return new BadInputError([
    {
      path: 'model',
      message: {
        ru: 'Адрес файла неполный. Откройте страницу машины и выгрузите комплект ещё раз.',
        en: 'The address of the file is not complete. Open the page of the vehicle and export the kit again.',
      },
    },
  ]);
}
