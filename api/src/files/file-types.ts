import { open, readFile } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';
import { BadInputError, type Message } from '../errors.ts';
import { isEncryptedOffice } from './encrypted-office.ts';

export interface FileType {
  mime: string;
  /** How names of such files may end; the first is put where another stood. */
  extensions: readonly [string, ...string[]];
  /** Browsers may show it in place; everything else is only offered for saving. */
  isShown?: boolean;
}

/** What may be uploaded. Nothing here runs in a browser or on a double click. */
const types = [
  { mime: 'image/jpeg', extensions: ['jpg', 'jpeg', 'jfif'], isShown: true },
  { mime: 'image/png', extensions: ['png'], isShown: true },
  { mime: 'image/webp', extensions: ['webp'], isShown: true },
  { mime: 'image/gif', extensions: ['gif'], isShown: true },
  { mime: 'image/avif', extensions: ['avif'], isShown: true },
  // Phones make them; they are kept as JPEG.
  { mime: 'image/heic', extensions: ['heic'] },
  { mime: 'image/heif', extensions: ['heif'] },
  { mime: 'image/svg+xml', extensions: ['svg'], isShown: true },
  { mime: 'application/pdf', extensions: ['pdf'], isShown: true },
  {
    mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extensions: ['docx'],
  },
  { mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', extensions: ['xlsx'] },
  { mime: 'application/vnd.openxmlformats-officedocument.presentationml.presentation', extensions: ['pptx'] },
  { mime: 'application/vnd.oasis.opendocument.text', extensions: ['odt'] },
  { mime: 'application/vnd.oasis.opendocument.spreadsheet', extensions: ['ods'] },
  { mime: 'application/zip', extensions: ['zip'] },
  { mime: 'text/csv', extensions: ['csv', 'tsv'] },
  // Settings of devices are text under many names.
  {
    mime: 'text/plain',
    extensions: ['txt', 'log', 'md', 'cfg', 'conf', 'ini', 'json', 'xml', 'yaml', 'yml'],
  },
] as const satisfies readonly FileType[];

export type Mime = (typeof types)[number]['mime'];

const byMime = new Map<string, FileType & { mime: Mime }>(types.map((type) => [type.mime, type]));

export function isShownInPlace(mime: string): boolean {
  return byMime.get(mime)?.isShown ?? false;
}

export function isPicture(mime: string): boolean {
  return mime.startsWith('image/');
}

/** What to do with common files that are not taken, by what file-type calls them. */
const remedies: Record<string, Message> = {
  tif: {
    ru: 'браузеры не показывают TIFF. Сохраните картинку как PNG, а многостраничный скан — как PDF',
    en: 'browsers do not show TIFF. Save a picture as PNG, a scan of many pages as PDF',
  },
  bmp: {
    ru: 'браузеры плохо показывают BMP. Сохраните картинку как PNG',
    en: 'BMP is not made for the web. Save the picture as PNG',
  },
  cfb: {
    ru: 'старый формат Office. Откройте файл и сохраните его как DOCX, XLSX или PDF',
    en: 'an old Office format. Open the file and save it as DOCX, XLSX or PDF',
  },
  rar: { ru: 'упакуйте файлы в ZIP', en: 'pack the files as ZIP' },
  '7z': { ru: 'упакуйте файлы в ZIP', en: 'pack the files as ZIP' },
};

const encrypted: Message = {
  ru: 'документ Office защищён паролем: ни просмотреть, ни найти его по словам здесь нельзя. Сохраните его без пароля и загрузите снова',
  en: 'an Office document with a password can be neither viewed nor searched here. Save it without one and upload it again',
};

const video: Message = {
  ru: 'видео здесь не хранится. Выложите его на видеохостинг и поставьте ссылку',
  en: 'videos are not kept here. Put it on a video site and link to it',
};

const accepted: Message = {
  ru: 'такие файлы не принимаются. Подойдут картинки JPEG, PNG, WebP, GIF, AVIF, HEIC и SVG, документы PDF, DOCX, XLSX, PPTX, ODT и ODS, таблицы CSV, тексты и архивы ZIP',
  en: 'such files are not taken. Pictures may be JPEG, PNG, WebP, GIF, AVIF, HEIC or SVG, documents PDF, DOCX, XLSX, PPTX, ODT or ODS; CSV tables, texts and ZIP archives are fine too',
};

/**
 * What the file is by its content; what its name or the browser claims decides nothing but between CSV and other text.
 * @throws BadInputError that says what to send instead
 */
export async function sniffType(path: string, name: string): Promise<Mime> {
  const head = await headOf(path);
  const sniffed = isUtf16(head) ? undefined : await fileTypeFromFile(path);
  const known = sniffed && byMime.get(sniffed.mime);
  if (known) return known.mime;
  if (sniffed && sniffed.mime !== 'application/xml') {
    if (sniffed.ext === 'cfb' && isEncryptedOffice(await readFile(path))) throw refused(name, encrypted);
    const remedy = sniffed.mime.startsWith('video/') ? video : remedies[sniffed.ext];
    throw refused(name, remedy ?? accepted);
  }
  if (isSvg(head)) return 'image/svg+xml';
  if (!isText(head)) throw refused(name, accepted);
  return byMime.get('text/csv')!.extensions.includes(extensionOf(name)) ? 'text/csv' : 'text/plain';
}

/** The name as people know it, without folders and invisible characters, and ending as its content is. */
export function fileName(claimed: string, mime: Mime): string {
  const { extensions } = byMime.get(mime)!;
  const plain = claimed
    .normalize('NFC')
    .replace(/^.*[\\/]/s, '')
    // Control and direction characters can make "photo.gpj.exe" read as "photo.exe.jpg".
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim();
  const extension = extensionOf(plain);
  if (extensions.includes(extension) && plain.length > extension.length + 1)
    return shortened(plain, extension);
  const isAnotherPicture =
    mime.startsWith('image/') && /^(?:jpe?g|png|webp|gif|avif|svg|hei[cf])$/.test(extension);
  const base = isAnotherPicture ? plain.slice(0, -extension.length - 1) : plain;
  return shortened(`${base || 'file'}.${extensions[0]}`, extensions[0]);
}

/** File systems take names of 255 bytes; a Cyrillic letter is two of them. */
function shortened(name: string, extension: string): string {
  return name.length <= 120 ? name : `${name.slice(0, 119 - extension.length)}.${extension}`;
}

function extensionOf(name: string): string {
  return /\.([^.]*)$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

function refused(name: string, message: Message): BadInputError {
  return new BadInputError([
    { path: 'file', message: { ru: `«${name}»: ${message.ru}.`, en: `“${name}”: ${message.en}.` } },
  ]);
}

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(64 * 1024), { position: 0 });
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** The first element says it, after whatever may stand before it in XML. */
function isSvg(head: Buffer): boolean {
  const start = head.toString('utf8', 0, 8 * 1024).replace(/^\uFEFF/, '');
  const withoutProlog = start.replace(/<\?[^>]*>|<!--.*?-->|<!DOCTYPE[^>[]*(?:\[[^\]]*\]\s*)?>/gis, '');
  return /^<(?:\w+:)?svg[\s>/]/.test(withoutProlog.trimStart());
}

/** Old tools write windows-1251, so it need not be UTF-8; but control characters stand in no text. */
function isText(head: Buffer): boolean {
  return isUtf16(head) || !hasControls(head.toString('latin1'));
}

/** Excel's “Unicode text”. Its mark looks like the beginning of MPEG audio to who does not read on. */
function isUtf16(head: Buffer): boolean {
  const mark = head.toString('hex', 0, 2);
  if (mark !== 'fffe' && mark !== 'feff') return false;
  return !hasControls(new TextDecoder(mark === 'fffe' ? 'utf-16le' : 'utf-16be').decode(head));
}

function hasControls(text: string): boolean {
  // oxlint-disable-next-line no-control-regex
  return /[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]/.test(text);
}
