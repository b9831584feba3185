import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import { findVisibleFile } from '../access/files.ts';
import type { Ctx } from '../context.ts';
import { BadInputError, NotFoundError } from '../errors.ts';
import { contentKey } from './file-keys.ts';
import { isShownInPlace } from './file-types.ts';
import type { StoredFile } from './file.entity.ts';
import { thumbnailWidths } from './images.ts';
import { findThumbnail, hasThumbnails } from './thumbnails.ts';

/** What is sent: the file itself, or a smaller picture of it. */
interface Content {
  mime: string;
  size: number;
  etag: string;
  read(range?: { start: number; end: number }): Promise<Readable>;
}

/**
 * Answers `GET` and `HEAD` of a file that the viewer may see.
 * @throws NotFoundError, BadInputError
 */
export async function serveFile(ctx: Ctx, req: Request, res: Response): Promise<void> {
  const file = await findVisibleFile(ctx, fileIdOf(req));
  try {
    await send(await contentOf(ctx, file, req.query['w']), file, req, res);
  } catch (error) {
    if (error instanceof NotFoundError)
      ctx.log.error({ file: file.id }, 'the storage lost the bytes of a file');
    throw error;
  }
}

async function send(content: Content, file: StoredFile, req: Request, res: Response): Promise<void> {
  setHeaders(res, file, content);
  if (req.fresh) return void res.status(304).end();
  const range = rangeOf(req, content);
  if (range === 'unsatisfiable')
    return void res.status(416).set('Content-Range', `bytes */${content.size}`).end();
  res.set('Content-Length', String(range ? range.end - range.start + 1 : content.size));
  if (range) res.status(206).set('Content-Range', `bytes ${range.start}-${range.end}/${content.size}`);
  if (req.method === 'HEAD') return void res.end();
  await pipeline(await content.read(range ?? undefined), res);
}

function fileIdOf(req: Request): string {
  const id = String(req.params['id']);
  if (!/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(id)) throw new NotFoundError();
  return id;
}

async function contentOf({ app }: Ctx, file: StoredFile, wanted: unknown): Promise<Content> {
  if (wanted === undefined || !hasThumbnails(file)) {
    const read: Content['read'] = (range) => app.files.read(contentKey(file), range);
    return { mime: file.mime, size: file.size, etag: `"${file.sha256}"`, read };
  }
  const width = thumbnailWidths.find((offered) => String(offered) === wanted);
  if (!width) throw unknownWidth();
  const bytes = await findThumbnail(app, file, width);
  return {
    mime: 'image/webp',
    size: bytes.length,
    etag: `"${file.sha256}-${width}"`,
    read: async (range) => Readable.from([range ? bytes.subarray(range.start, range.end + 1) : bytes]),
  };
}

function setHeaders(res: Response, file: StoredFile, { mime, etag }: Content): void {
  // First: it would name a content type by the file's extension.
  if (!isShownInPlace(file.mime)) res.attachment(file.name);
  // A file never changes, but who may see it does: so it is the browser's to keep, and only for the same cookies.
  res.set({ 'Cache-Control': 'private, max-age=31536000, immutable', Vary: 'Cookie' });
  res.set({
    ETag: etag,
    'Accept-Ranges': 'bytes',
    'Content-Type': mime,
    'X-Content-Type-Options': 'nosniff',
  });
  // Opened as a page of its own, a drawing may style itself and do nothing else. Some browsers keep their reader of PDF
  // shut in a sandbox; it has no access to the site anyway.
  const sandbox = mime === 'application/pdf' ? '' : '; sandbox';
  res.set(
    'Content-Security-Policy',
    `default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'${sandbox}`,
  );
}

/** One range at a time: nobody asks pictures and papers for more. @returns null for the whole */
function rangeOf(
  req: Request,
  { size, etag }: Content,
): { start: number; end: number } | 'unsatisfiable' | null {
  const condition = req.headers['if-range'];
  if (condition !== undefined && condition !== etag) return null;
  const ranges = req.range(size);
  if (ranges === -1) return 'unsatisfiable';
  if (ranges === undefined || ranges === -2 || ranges.type !== 'bytes' || ranges.length !== 1) return null;
  return ranges[0]!;
}

function unknownWidth(): BadInputError {
  const widths = thumbnailWidths.join(', ');
  return new BadInputError([
    {
      path: 'w',
      message: {
        ru: `Такой ширины нет. Есть: ${widths}; без «w» — картинка целиком.`,
        en: `There is no such width. There are: ${widths}; without “w” comes the whole picture.`,
      },
    },
  ]);
}
