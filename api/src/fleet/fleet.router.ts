import express, { Router } from 'express';
import { z } from 'zod';
import { mustBeSignedIn } from '../access/people.ts';
import type { App } from '../context.ts';
import { BadInputError } from '../errors.ts';
import { contextOf } from '../http/app.ts';
import { sameOriginOnly } from '../http/same-origin.ts';
import { sendErrorOrPage } from '../http/send-error-page.ts';
import { findFleet } from './find-fleet.ts';
import { fleetWorkbook } from './fleet-workbook.ts';

/** What the page of a fleet sends back as it was answered: `lines` of the query `fleet`, as JSON. */
const Lines = z.array(
  z.object({
    text: z.string(),
    quantity: z.number().int().min(1).max(9999).nullish(),
    modelId: z.uuid().nullish(),
    generationId: z.uuid().nullish(),
    year: z.number().int().min(1900).max(2100).nullish(),
    options: z
      .array(z.object({ key: z.string(), value: z.string() }))
      .max(30)
      .nullish(),
  }),
);

/** `POST /fleet.xlsx` answers a list of vehicles with a workbook: a form, so that it works without JavaScript. */
export function fleetRouter(app: App): Router {
  const router = Router();
  router.post(
    '/fleet.xlsx',
    sameOriginOnly(app),
    express.urlencoded({ extended: false, limit: '1mb' }),
    async (req, res) => {
      const ctx = await contextOf(app, req, res);
      try {
        mustBeSignedIn(ctx);
        const fleet = await findFleet(ctx, linesOf(req.body));
        res
          .attachment('fleet.xlsx')
          .set('Cache-Control', 'no-store')
          .send(await fleetWorkbook(fleet, ctx.request.locale));
      } catch (error) {
        sendErrorOrPage(error, ctx, req, res, '/vehicles/fleet');
      }
    },
  );
  return router;
}

function linesOf(form: unknown): z.infer<typeof Lines> {
  try {
    return Lines.parse(JSON.parse((form as { lines: string }).lines));
  } catch {
    throw new BadInputError([
      {
        path: 'lines',
        message: {
          ru: 'Список машин не прочитан. Откройте страницу парка и выгрузите файл ещё раз.',
          en: 'The list of vehicles could not be read. Open the page of the fleet and export again.',
        },
      },
    ]);
  }
}
