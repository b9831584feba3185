import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, describe, expect, it } from 'vitest';
import { loadConfig } from '../config.ts';
import { NotFoundError } from '../errors.ts';
import { DiskFileStorage } from './disk-file-storage.ts';
import { StorageFullError } from './file-storage.ts';
import { openFileStorage } from './open-file-storage.ts';

const directory = mkdtempSync(join(tmpdir(), 'fieldlore-files-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** A real disk of 100 KB, where this process may mount one. */
const smallDisk = mountSmallDisk();

function mountSmallDisk(): string | null {
  const path = join(directory, 'small');
  mkdirSync(path);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=100k', 'tmpfs', path], { stdio: 'ignore' });
  } catch {
    return null;
  }
  afterAll(() => void execFileSync('umount', [path]));
  return path;
}

/** A server given by the same variables as in production: `S3_ENDPOINT=… S3_BUCKET=… npx vitest run file-storage`. */
const hasS3 = Boolean(process.env['S3_ENDPOINT']);
const s3 = () => openFileStorage(loadConfig({ ...process.env, FILES_DRIVER: 's3' }, '/dev/null').files);
const disk = () => new DiskFileStorage(join(directory, 'storage'));

const drivers = [
  { name: 'on disk', open: disk, isHere: true },
  { name: 'in a bucket', open: s3, isHere: hasS3 },
];

describe.each(drivers)('files $name', ({ open, isHere }) => {
  const own = `test/${randomUUID()}`;
  const write = async (key: string, bytes: Buffer) =>
    await open().write(`${own}/${key}`, Readable.from([bytes]), bytes.length);
  const read = async (key: string, range?: { start: number; end: number }) =>
    await buffer(await open().read(`${own}/${key}`, range));

  it.skipIf(!isHere)('come back as they were written', async () => {
    const bytes = Buffer.from(Array.from({ length: 300_000 }, (_, i) => i % 251));
    await write('whole', bytes);
    expect((await read('whole')).equals(bytes)).toBe(true);
    expect(await open().exists(`${own}/whole`)).toBe(true);
  });

  it.skipIf(!isHere)('come in parts, both ends included', async () => {
    await write('part', Buffer.from('0123456789'));
    expect((await read('part', { start: 2, end: 4 })).toString()).toBe('234');
  });

  it.skipIf(!isHere)('are replaced by writing again', async () => {
    await write('again', Buffer.from('before'));
    await write('again', Buffer.from('after'));
    expect((await read('again')).toString()).toBe('after');
  });

  it.skipIf(!isHere)('are not found where none was written', async () => {
    await expect(open().read(`${own}/none`)).rejects.toThrow(NotFoundError);
    expect(await open().exists(`${own}/none`)).toBe(false);
  });

  it.skipIf(!isHere)('go when deleted, and may be deleted twice', async () => {
    await write('gone', Buffer.from('x'));
    await open().delete(`${own}/gone`);
    await open().delete(`${own}/gone`);
    expect(await open().exists(`${own}/gone`)).toBe(false);
  });

  it.skipIf(!isHere)('do not appear when their stream breaks before its first byte', async () => {
    const broken = new Readable({ read: () => {} });
    const written = open().write(`${own}/early`, broken, 1000);
    broken.destroy(new Error('never began'));
    await expect(written).rejects.toThrow('never began');
    expect(await open().exists(`${own}/early`)).toBe(false);
  });

  it.skipIf(!isHere)('do not appear when their stream breaks', async () => {
    const broken = Readable.from(
      (async function* () {
        yield Buffer.alloc(100);
        throw new Error('connection lost');
      })(),
    );
    await expect(open().write(`${own}/broken`, broken, 1000)).rejects.toThrow('connection lost');
    expect(await open().exists(`${own}/broken`)).toBe(false);
  });
});

describe('a disk', () => {
  it('keeps nothing of a stream that broke', () => {
    const names = readdirSync(join(directory, 'storage'), { recursive: true, encoding: 'utf8' });
    expect(names.filter((name) => name.endsWith('.partial'))).toEqual([]);
    expect(names.some((name) => statSync(join(directory, 'storage', name)).isFile())).toBe(true);
  });

  it.each(['../outside', '/etc/passwd', 'a/../../b', 'a//b', 'A', 'a.b', ''])(
    'refuses the key %j',
    async (key) => {
      await expect(disk().write(key, Readable.from(['x']))).rejects.toThrow('not a key of ours');
      await expect(disk().read(key)).rejects.toThrow('not a key of ours');
    },
  );

  it.skipIf(!smallDisk)('says in plain words that it is full, and keeps nothing of the file', async () => {
    const storage = new DiskFileStorage(smallDisk!);
    await storage.write('fits', Readable.from([Buffer.alloc(10_000)]));
    await expect(storage.write('new/full', Readable.from([Buffer.alloc(200_000)]))).rejects.toThrow(
      StorageFullError,
    );
    await expect(storage.write('fits', Readable.from([Buffer.alloc(200_000)]))).rejects.toThrow(
      StorageFullError,
    );
    expect(readdirSync(smallDisk!, { recursive: true })).toEqual(['fits', 'new']);
    expect((await buffer(await storage.read('fits'))).length).toBe(10_000);
  });
});
