import { buffer } from 'node:stream/consumers';
import type { DiagramData } from '@fieldlore/content';
import { toMarkdown, type RichDocument } from '@fieldlore/content';
import { writeWireViz } from '@fieldlore/content/wireviz';
import { zip } from 'fflate';
import type { Ctx } from '../context.ts';
import { BadInputError } from '../errors.ts';
import { atMost } from '../files/at-most.ts';
import { contentKey } from '../files/file-keys.ts';
import { StoredFile } from '../files/file.entity.ts';

interface Scheme {
  /** Of the files in it, without an ending. */
  name: string;
  title: string;
  body: RichDocument;
  data: DiagramData;
}

/** Bytes of all pictures of one scheme together: an archive is made in memory. */
const mostBytes = 100_000_000;
/** Each holds its pictures twice, and anybody may ask for many at once. */
const inTurn = atMost(2);

/**
 * A scheme as a harness of WireViz with its pictures beside, as the import `wireviz` reads it back: a ZIP. Pictures that the
 * viewer may not see stay out.
 * @throws BadInputError where the pictures are too large together
 */
export async function wireVizArchive(ctx: Ctx, { name, title, body, data }: Scheme): Promise<Buffer> {
  const ids = [...data.pictures.map(({ file }) => file), ...data.taps.flatMap(({ photo }) => photo ?? [])];
  const files = (await ctx.loaders.visibleFile.loadMany([...new Set(ids)])).filter(
    (file) => file instanceof StoredFile,
  );
  if (files.reduce((sum, { size }) => sum + size, 0) > mostBytes) throw new BadInputError([tooLarge]);
  const paths = new Map(files.map((file, i) => [file.id, `pictures/${i + 1}-${plainName(file.name)}`]));
  const yaml = writeWireViz(data, {
    title,
    description: toMarkdown(body),
    pathOf: (file) => paths.get(file) ?? null,
  });
  const archive: Record<string, Uint8Array> = { [`${name}.yml`]: Buffer.from(yaml) };
  return await inTurn(async () => {
    // One after the other: each is read into memory whole.
    for (const file of files)
      archive[paths.get(file.id)!] = await buffer(await ctx.app.files.read(contentKey(file)));
    return await packed(archive);
  });
}

/** Pictures are compressed already. */
function packed(archive: Record<string, Uint8Array>): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    zip(archive, { level: 1, mtime: '1980-01-01' }, (error, bytes) =>
      error ? reject(error) : resolve(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)),
    );
  });
}

/** Nothing that leads out of the folder or that a file system does not take. */
function plainName(name: string): string {
  return name
    .replaceAll(/[^\p{L}\p{N}_. -]/gu, '_')
    .replace(/^\.+/, '_')
    .slice(-80);
}

const tooLarge = {
  path: 'pictures',
  message: {
    ru: 'Фотографии схемы вместе больше 100 МБ: архив не собрать. Выгрузите схему в SVG или PDF, или уменьшите фотографии.',
    en: 'The pictures of the scheme are more than 100 MB together: no archive can be made. Take the scheme as SVG or PDF, or make the pictures smaller.',
  },
};
