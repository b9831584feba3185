import { Router } from 'express';
import { z } from 'zod';
import { isStaff } from '../access/viewer.ts';
import type { App, Ctx } from '../context.ts';
import { BadInputError } from '../errors.ts';
import { contextOf } from '../http/app.ts';
import { noteKit } from '../recalls/note-kit.ts';
import { sendErrorOrPage } from '../http/send-error-page.ts';
import { findKit, type KitRequest } from './find-kit.ts';
import { kitPdfOf } from './kit-pdf.ts';
import { kitWorkbook } from './kit-workbook.ts';
import type { Kit } from './kit.types.ts';

/** The address of a file: `?model=<uuid>&generation=<uuid>&year=2019`, and `o.<key>=<value>` for each option. */
const Asked = z.object({
  model: z.uuid(),
  generation: z.uuid().optional(),
  year: z.coerce.number().int().min(1900).max(2100).optional(),
  for: z.string().optional(),
});

/**
 * `GET /kit.xlsx` and `/kit.pdf` hand the kit of a vehicle out as a file, by the rights of the query `kit`. A file for
 * clients has nothing of staff's own: they get no other, and staff get it with `for=client`.
 */
export function kitRouter(app: App): Router {
  const router = Router();
  const answer = (path: string, make: (ctx: Ctx, kit: Kit, forClient: boolean) => Promise<Buffer>) =>
    router.get(path, async (req, res) => {
      const ctx = await contextOf(app, req, res);
      try {
        const { request, forClient } = askedFor(new URL(req.url, 'http://localhost').searchParams);
        const kit = await findKit(ctx, request);
        const file = await make(ctx, kit, forClient || !isStaff(ctx.viewer));
        await noteKit(ctx, kit);
        res
          .attachment(kit.model.slug + path.slice(path.indexOf('.')))
          .set('Cache-Control', 'no-store')
          .send(file);
      } catch (error) {
        sendErrorOrPage(error, ctx, req, res, '/vehicles');
      }
    });
  answer('/kit.xlsx', (ctx, kit, forClient) => kitWorkbook(kit, ctx.request.locale, forClient));
  answer('/kit.pdf', kitPdfOf);
  return router;
}

function askedFor(query: URLSearchParams): { request: KitRequest; forClient: boolean } {
  const asked = Asked.safeParse(Object.fromEntries(query));
  if (!asked.success) throw badAddress();
  const { model: modelId, generation: generationId, year } = asked.data;
  const options = [...query].flatMap(([name, value]) =>
    name.startsWith('o.') ? [{ key: name.slice(2), value }] : [],
  );
  return { request: { modelId, generationId, year, options }, forClient: asked.data.for === 'client' };
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
