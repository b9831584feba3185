import { Router } from 'express';
import { mustBeAdmin } from '../access/people.ts';
import type { App } from '../context.ts';
import { uploadFiles } from '../files/upload-files.ts';
import { contextOf } from '../http/app.ts';
import { sameOriginOnly } from '../http/same-origin.ts';
import { sendErrorOrPage, wantsPage } from '../http/send-error-page.ts';

/**
 * `POST /imports` takes in a file to import and answers with its `uploadId` for `startImport`. It is kept as any upload
 * is, so that whichever process runs the import finds it; what no entry shows is cleaned away in time.
 */
export function importsRouter(app: App): Router {
  const router = Router();
  router.post('/imports', sameOriginOnly(app), async (req, res) => {
    const ctx = await contextOf(app, req, res);
    try {
      mustBeAdmin(ctx);
      const [file] = await uploadFiles(ctx, req);
      const { id, name, size } = file!;
      // A form without JavaScript shows what it is answered: it goes on to the page that asks what to do with the file.
      if (wantsPage(req))
        res.redirect(303, `/admin/imports/new?${new URLSearchParams({ upload: id, file: name })}`);
      else res.status(201).json({ uploadId: id, name, size });
    } catch (error) {
      sendErrorOrPage(error, ctx, req, res, '/admin/imports');
    }
  });
  return router;
}
