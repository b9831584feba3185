import { crc32, inflateRawSync } from 'node:zlib';
import iconv from 'iconv-lite';
import type { Message } from '../errors.ts';

export interface ZipEntry {
  /** Path with `/`, checked: relative, without `..`. */
  path: string;
  /** Bytes when unpacked. */
  size: number;
  bytes(): Buffer;
}

/** Past these an archive is a mistake or an attack. */
export interface ZipLimits {
  entries: number;
  entryBytes: number;
  totalBytes: number;
}

const atMost: ZipLimits = { entries: 20_000, entryBytes: 200 * 2 ** 20, totalBytes: 2 ** 30 };

export interface ZipProblem {
  message: Message;
  remedy: Message;
}

/** An archive that is not unpacked, and why. */
export class ZipError extends Error {
  readonly problem: ZipProblem;
  readonly isTooLarge: boolean;

  constructor(problem: ZipProblem, isTooLarge = false) {
    super(problem.message.en);
    this.problem = problem;
    this.isTooLarge = isTooLarge;
  }
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;

/**
 * Reads the directory of an archive; nothing is unpacked until it is asked for, and then never past the size that the
 * directory declared. Folders and the litter of macOS are left out.
 * @throws ZipError for a damaged archive, for paths that lead out of it, for more than it may hold
 */
export function readZip(bytes: Buffer, limits: ZipLimits = atMost): ZipEntry[] {
  const entries: ZipEntry[] = [];
  let total = 0;
  try {
    const end = findEnd(bytes);
    const count = bytes.readUInt16LE(end + 10);
    let offset = bytes.readUInt32LE(end + 16);
    if (count === 0xffff || offset === 0xffffffff) throw new ZipError(tooLarge(limits), true);
    for (let i = 0; i < count; i++) {
      if (bytes.readUInt32LE(offset) !== entrySignature)
        throw new RangeError('no entry where one is announced');
      const entry = entryAt(bytes, offset);
      offset += entry.headerLength;
      if (entry.path.endsWith('/') || isLitter(entry.path)) continue;
      if (!isInside(entry.path)) throw new ZipError(leadsOut(entry.path));
      total += entry.size;
      if (entry.size > limits.entryBytes || total > limits.totalBytes || entries.length >= limits.entries)
        throw new ZipError(tooLarge(limits), true);
      entries.push({ path: entry.path, size: entry.size, bytes: () => unpack(bytes, entry) });
    }
  } catch (error) {
    if (error instanceof RangeError) throw new ZipError(damaged);
    throw error;
  }
  return entries;
}

/** The directory's end record: the last thing in the file but for a comment. */
function findEnd(bytes: Buffer): number {
  for (let i = bytes.length - 22; i >= Math.max(0, bytes.length - 22 - 0xffff); i--)
    if (bytes.readUInt32LE(i) === endSignature) return i;
  throw new RangeError('no end of the directory');
}

interface DirectoryEntry {
  path: string;
  isEncrypted: boolean;
  method: number;
  crc: number;
  packed: number;
  size: number;
  local: number;
  headerLength: number;
}

function entryAt(bytes: Buffer, offset: number): DirectoryEntry {
  const flags = bytes.readUInt16LE(offset + 8);
  const [name, extra, comment] = [28, 30, 32].map((field) => bytes.readUInt16LE(offset + field)) as [
    number,
    number,
    number,
  ];
  return {
    path: pathOf(bytes.subarray(offset + 46, offset + 46 + name)),
    isEncrypted: (flags & 1) !== 0,
    method: bytes.readUInt16LE(offset + 10),
    crc: bytes.readUInt32LE(offset + 16),
    packed: bytes.readUInt32LE(offset + 20),
    size: bytes.readUInt32LE(offset + 24),
    local: bytes.readUInt32LE(offset + 42),
    headerLength: 46 + name + extra + comment,
  };
}

/** Names are UTF-8 whether or not they say so; the archiver of a Russian Windows writes them in cp866. */
function pathOf(name: Buffer): string {
  const text = name.toString('utf8');
  return (text.includes('\ufffd') ? iconv.decode(name, 'cp866') : text)
    .replaceAll('\\', '/')
    .normalize('NFC');
}

const isInside = (path: string) =>
  !/^(\/|[a-z]:)/i.test(path) && !path.split('/').includes('..') && !path.includes('\0');
const isLitter = (path: string) => /(^|\/)(__MACOSX\/|\.DS_Store$|\._)/.test(path);

function unpack(bytes: Buffer, entry: DirectoryEntry): Buffer {
  if (entry.isEncrypted) throw new ZipError(encrypted);
  try {
    if (bytes.readUInt32LE(entry.local) !== localSignature)
      throw new RangeError('no file where one is announced');
    const start =
      entry.local + 30 + bytes.readUInt16LE(entry.local + 26) + bytes.readUInt16LE(entry.local + 28);
    const packed = bytes.subarray(start, start + entry.packed);
    // A bomb unpacks to more than its directory declares: the limit stops it there.
    const content =
      entry.method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(entry.size, 1) });
    if (content.length !== entry.size || crc32(content) !== entry.crc)
      throw new RangeError('not what was announced');
    return content;
  } catch {
    throw new ZipError(damaged);
  }
}

const damaged: ZipProblem = {
  message: {
    ru: 'Архив повреждён: его содержимое не то, что обещает оглавление.',
    en: 'The archive is damaged: its content is not what its directory says.',
  },
  remedy: { ru: 'Скачайте или упакуйте его заново.', en: 'Download or pack it again.' },
};

const encrypted: ZipProblem = {
  message: { ru: 'Архив защищён паролем.', en: 'The archive has a password.' },
  remedy: { ru: 'Упакуйте его без пароля.', en: 'Pack it without one.' },
};

const tooLarge = (limits: ZipLimits): ZipProblem => ({
  message: {
    ru: `Архив слишком велик: в распакованном виде больше ${limits.totalBytes / 2 ** 20} МБ, файл в нём больше ${limits.entryBytes / 2 ** 20} МБ или файлов больше ${limits.entries}.`,
    en: `The archive is too large: more than ${limits.totalBytes / 2 ** 20} MB unpacked, a file above ${limits.entryBytes / 2 ** 20} MB, or more than ${limits.entries} files.`,
  },
  remedy: { ru: 'Разделите его на несколько архивов.', en: 'Split it into several archives.' },
});

function leadsOut(path: string): ZipProblem {
  return {
    message: {
      ru: `Путь в архиве ведёт за его пределы: «${path}».`,
      en: `A path in the archive leads out of it: “${path}”.`,
    },
    remedy: {
      ru: 'Такой архив не принимается. Упакуйте папку заново.',
      en: 'Such an archive is not accepted. Pack the folder again.',
    },
  };
}
