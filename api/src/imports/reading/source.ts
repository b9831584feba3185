import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { at, UnreadableSource } from '../report.ts';
import { readZip } from './zip.ts';

export interface SourceFile {
  /** Path below the source with `/`; the name, where the source is a single file. */
  path: string;
  /** Lower-case ending without the dot; '' without one. */
  extension: string;
  bytes(): Promise<Buffer>;
}

/** A file, a folder or an archive, all seen as files with paths. */
export interface ImportSource {
  /** Its name without the folder it lies in: `kits_A-H.csv`, `ecu-pinouts`. */
  name: string;
  isSingleFile: boolean;
  /** In the order of their paths. */
  files: readonly SourceFile[];
}

/** Held in memory as a whole, and several times over while it is read. */
const largestFile = 200 * 2 ** 20;
const mostFiles = 20_000;

/** @throws UnreadableSource where it is not there or too large */
export async function openSource(path: string): Promise<ImportSource> {
  const name = basename(path);
  const stats = await stat(path).catch(() => null);
  if (!stats)
    throw new UnreadableSource(at(name), {
      message: { ru: `Файла или папки нет: ${path}`, en: `There is no such file or folder: ${path}` },
      remedy: { ru: 'Проверьте путь.', en: 'Check the path.' },
    });
  if (stats.isDirectory()) return { name, isSingleFile: false, files: await filesBelow(path) };
  mustFit(stats.size, name);
  return sourceOf(name, await readFile(path));
}

/** A file that is in memory already; an archive is seen as the files in it. @throws UnreadableSource */
export function sourceOf(name: string, bytes: Buffer): ImportSource {
  if (extensionOf(name) !== 'zip')
    return { name, isSingleFile: true, files: [sourceFile(name, async () => bytes)] };
  const files = readZip(bytes, name).map((entry) => sourceFile(entry.path, async () => entry.bytes()));
  return { name, isSingleFile: false, files: inOrder(files) };
}

async function filesBelow(folder: string): Promise<SourceFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  // Links may lead anywhere; `isFile` is false for them.
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  if (files.length > mostFiles)
    throw new UnreadableSource(at(basename(folder)), {
      message: {
        ru: `В папке больше ${mostFiles} файлов.`,
        en: `The folder holds more than ${mostFiles} files.`,
      },
      remedy: { ru: 'Импортируйте её по частям.', en: 'Import it in parts.' },
    });
  return inOrder(
    files.map((file) => {
      const path = file.slice(folder.replace(/\/+$/, '').length + 1).replaceAll('\\', '/');
      return sourceFile(path, async () => {
        mustFit((await stat(file)).size, path);
        return await readFile(file);
      });
    }),
  );
}

/**
 * The files of a folder as sources of their own, each named by its path; one file, or a folder without any that is
 * taken, stays what it is.
 * @param extensions of files that are taken
 */
export function filesApart(source: ImportSource, extensions: readonly string[]): ImportSource[] {
  if (source.isSingleFile) return [source];
  // In a folder a `.txt` is a licence.
  const taken = source.files.filter(({ extension }) => extension !== 'txt' && extensions.includes(extension));
  if (taken.length === 0) return [source];
  return taken.map((file) => ({ name: file.path, isSingleFile: false, files: [file] }));
}

function sourceFile(path: string, bytes: () => Promise<Buffer>): SourceFile {
  return { path, extension: extensionOf(path), bytes };
}

const inOrder = (files: SourceFile[]) => files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
const extensionOf = (name: string) => /\.([\p{L}\p{N}]+)$/u.exec(name)?.[1]?.toLowerCase() ?? '';

function mustFit(size: number, name: string): void {
  if (size <= largestFile) return;
  throw new UnreadableSource(at(name), {
    message: {
      ru: `Файл больше ${largestFile / 2 ** 20} МБ.`,
      en: `The file is larger than ${largestFile / 2 ** 20} MB.`,
    },
    remedy: { ru: 'Разделите его на части.', en: 'Split it into parts.' },
  });
}

/** Reads a path of the source against the folder of one of its files, as links in pages do; null where it leads out. */
export function resolvePath(from: string, link: string): string | null {
  const parts = from.split('/').slice(0, -1);
  if (link.startsWith('/')) parts.length = 0;
  for (const part of link.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.join('/');
}
