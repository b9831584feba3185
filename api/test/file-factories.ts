import { Readable } from 'node:stream';
import type { RichDocument, RichNode } from '@fieldlore/content';
import sharp from 'sharp';
import type { StoredFile } from '../src/files/file.entity.ts';
import { storeFile } from '../src/files/store-file.ts';
import type { Person } from '../src/people/person.entity.ts';
import type { TestApi } from './api.ts';

/** A PNG of one colour; a colour of its own makes bytes of its own. */
export async function buildPicture(width = 40, height = 30, colour = '#c02020'): Promise<Buffer> {
  return await sharp({ create: { width, height, channels: 3, background: colour } })
    .png()
    .toBuffer();
}

/** Uploads as this person, who has to write somewhere. */
export async function buildFile(
  api: TestApi,
  as: Person,
  name = 'photo.png',
  bytes?: Buffer,
): Promise<StoredFile> {
  return await storeFile(await api.ctx(as), {
    name,
    bytes: Readable.from([bytes ?? (await buildPicture())]),
  });
}

export function pictureOf(file: StoredFile): RichNode {
  const image = { type: 'image', attrs: { file: file.id, alt: file.name, width: null } };
  return { type: 'paragraph', content: [image] };
}

export function linkTo(file: StoredFile): RichNode {
  const link = { type: 'link', attrs: { href: `file:${file.id}` } };
  return { type: 'paragraph', content: [{ type: 'text', text: file.name, marks: [link] }] };
}

export function onlyFor(audience: 'CLIENTS' | 'STAFF', ...content: RichNode[]): RichNode {
  return { type: 'audienceBlock', attrs: { audience }, content };
}

export function bodyOf(...content: RichNode[]): RichDocument {
  return { type: 'doc', content };
}
