import { Router } from 'express';
import type { App } from '../context.ts';
import { contextOf } from '../http/app.ts';
import { sameOriginOnly } from '../http/same-origin.ts';
import { errorAnswer, sendError } from '../http/send-error.ts';
import { filePath } from './file-url.ts';
import type { StoredFile } from './file.entity.ts';
import { serveFile } from './serve-file.ts';
import { uploadFiles } from './upload-files.ts';

/** `POST /files` takes uploads in, `GET /files/<id>/<name>` hands them out; `?w=640` asks for a smaller picture. */
export function filesRouter(app: App): Router {
  const router = Router();

  router.post('/files', sameOriginOnly(app), async (req, res) => {
    const ctx = await contextOf(app, req, res);
    try {
      const files = await uploadFiles(ctx, req);
      res.status(201).json({ files: files.map(uploaded) });
    } catch (error) {
      sendError(error, ctx, res);
    }
  });

  // The name is for people who save the file; the id alone says which it is.
  router.get('/files/:id{/:name}', async (req, res) => {
    const ctx = await contextOf(app, req, res);
    try {
      await serveFile(ctx, req, res);
    } catch (error) {
      if (res.headersSent) return void res.destroy();
      const { status, body } = errorAnswer(error, ctx);
      for (const name of res.getHeaderNames().filter((header) => describesFile.has(header)))
        res.removeHeader(name);
      res.status(status).set('Cache-Control', 'no-store').type('text').send(body.error.message);
    }
  });
  return router;
}

/** Headers of an answer that did not come about. */
const describesFile = new Set([
  'etag',
  'accept-ranges',
  'content-disposition',
  'content-length',
  'content-range',
]);

function uploaded(file: StoredFile) {
  const { id, name, mime, size, width, height } = file;
  return { id, name, mime, size, width, height, url: filePath(file) };
}
