import { type Response, Router } from 'express';
import type { App, Ctx } from '../context.ts';
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
      if (res.headersSent) return breakOff(error, ctx, res);
      const { status, body } = errorAnswer(error, ctx);
      for (const name of describesFile) res.removeHeader(name);
      res.status(status).set('Cache-Control', 'no-store').type('text/plain').end(body.error.message);
    }
  });
  return router;
}

/** Headers of an answer that did not come about. */
const describesFile = ['ETag', 'Accept-Ranges', 'Content-Disposition', 'Content-Length', 'Content-Range'];

/** Too late for a message: a connection that breaks tells the browser that what it has is not all. */
function breakOff(error: unknown, { log, request }: Ctx, res: Response): void {
  const leftEarly = (error as NodeJS.ErrnoException).code === 'ERR_STREAM_PREMATURE_CLOSE';
  if (!leftEarly) log.error({ err: error, requestId: request.id }, 'a file broke off while it was sent');
  res.destroy();
}

function uploaded(file: StoredFile) {
  const { id, name, mime, size, width, height } = file;
  return { id, name, mime, size, width, height, url: filePath(file) };
}
