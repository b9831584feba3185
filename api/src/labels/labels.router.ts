import { LABEL_SHEETS, labelSheetNames, labelsOn } from '@fieldlore/content/label-sheets';
import { Router } from 'express';
import { z } from 'zod';
import type { App } from '../context.ts';
import { BadInputError, NotFoundError } from '../errors.ts';
import { contextOf } from '../http/app.ts';
import { sendErrorOrPage } from '../http/send-error-page.ts';
import { makePaper } from '../paper/make-paper.ts';
import { noteReading } from '../recalls/note-reading.ts';
import { RecallUse } from '../recalls/recall.enums.ts';
import { findLabels } from './find-labels.ts';

/** `?of=4821&of=k1004&sheet=24&copies=2&start=5` */
const Asked = z
  .object({
    of: z.array(z.string()).min(1),
    sheet: z.enum(labelSheetNames),
    copies: z.coerce.number().int().min(1).max(100),
    start: z.coerce.number().int().min(1),
  })
  .refine(({ sheet, start }) => start <= labelsOn(LABEL_SHEETS[sheet]));

/** Of all sheets together. */
const mostPrinted = 2000;

/** `GET /labels.pdf` hands sheets of labels out, of what the reader may see. */
export function labelsRouter(app: App): Router {
  const router = Router();
  router.get('/labels.pdf', async (req, res) => {
    const ctx = await contextOf(app, req, res);
    const query = new URL(req.url, 'http://localhost').searchParams;
    try {
      const asked = Asked.safeParse({ ...Object.fromEntries(query), of: query.getAll('of') });
      if (!asked.success) throw badAddress();
      const { of, sheet, copies, start } = asked.data;
      const labels = await findLabels(ctx, of);
      if (labels.length === 0) throw new NotFoundError();
      if (labels.length * copies > mostPrinted) throw tooMany();
      const { locale } = ctx.request;
      const paper = {
        title: { ru: 'Этикетки', en: 'Labels' }[locale],
        locale,
        madeAt: ctx.now().toISOString(),
        labels,
        run: { sheet: LABEL_SHEETS[sheet], copies, start },
      };
      const file = await makePaper({ kind: 'labels', paper });
      noteReading(
        ctx,
        labels.flatMap(({ entry }) => entry ?? []),
        RecallUse.LABEL,
      );
      res.attachment('labels.pdf').set('Cache-Control', 'no-store').send(file);
    } catch (error) {
      sendErrorOrPage(error, ctx, req, res, `/labels?${query}`);
    }
  });
  return router;
}

const badAddress = () =>
  new BadInputError([
    {
      path: 'of',
      message: {
        ru: 'Адрес файла неполный. Откройте страницу «Этикетки», выберите, что печатать, и скачайте ещё раз.',
        en: 'The address of the file is not complete. Open the page “Labels”, choose what to print and download again.',
      },
    },
  ]);

const tooMany = () =>
  new BadInputError([
    {
      path: 'copies',
      message: {
        ru: `В одном файле — не больше ${mostPrinted} этикеток. Печатайте меньше копий за раз.`,
        en: `A file holds at most ${mostPrinted} labels. Print fewer copies at once.`,
      },
    },
  ]);
