import type { Readable } from 'node:stream';
import type * as S3 from '@aws-sdk/client-s3';
import type { Config } from '../config.ts';
import { NotFoundError } from '../errors.ts';
import { type FileStorage, StorageFullError } from './file-storage.ts';

type S3Config = Extract<Config['files'], { driver: 's3' }>;

/** Files in a bucket of Amazon S3 or of a server that speaks its language. An object appears only when it is whole. */
export class S3FileStorage implements FileStorage {
  private readonly config: S3Config;
  private opened: Promise<Opened> | undefined;

  constructor(config: S3Config) {
    this.config = config;
  }

  async write(key: string, bytes: Readable, size: number): Promise<void> {
    // The library listens to no errors of the stream: unheard, one would end the process.
    const broken = new AbortController();
    bytes.once('error', () => broken.abort());
    const { client, PutObjectCommand } = await this.open();
    const object = { Bucket: this.config.bucket, Key: key, Body: bytes, ContentLength: size };
    try {
      await client.send(new PutObjectCommand(object), { abortSignal: broken.signal });
    } catch (error) {
      if (bytes.errored) throw bytes.errored;
      throw isFull(error) ? new StorageFullError() : error;
    } finally {
      bytes.destroy();
    }
  }

  async read(key: string, range?: { start: number; end: number }): Promise<Readable> {
    const { client, GetObjectCommand } = await this.open();
    const Range = range && `bytes=${range.start}-${range.end}`;
    try {
      const { Body } = await client.send(
        new GetObjectCommand({ Bucket: this.config.bucket, Key: key, Range }),
      );
      return Body as Readable;
    } catch (error) {
      throw isMissing(error) ? new NotFoundError() : error;
    }
  }

  async exists(key: string): Promise<boolean> {
    const { client, HeadObjectCommand } = await this.open();
    try {
      await client.send(new HeadObjectCommand({ Bucket: this.config.bucket, Key: key }));
      return true;
    } catch (error) {
      if (isMissing(error)) return false;
      throw error;
    }
  }

  async delete(key: string): Promise<void> {
    const { client, DeleteObjectCommand } = await this.open();
    await client.send(new DeleteObjectCommand({ Bucket: this.config.bucket, Key: key }));
  }

  /** Loaded at the first use: the library takes half a second and 35 MB, which installations with a disk need not pay. */
  private open(): Promise<Opened> {
    return (this.opened ??= import('@aws-sdk/client-s3').then((library) => ({
      ...library,
      client: new library.S3Client({
        endpoint: this.config.endpoint,
        region: this.config.region,
        credentials: {
          accessKeyId: this.config.accessKeyId,
          secretAccessKey: this.config.secretAccessKey,
        },
        // Buckets as host names need DNS, which a server of one's own rarely has.
        forcePathStyle: true,
        // Newer checksums are sent in trailers, which many compatible servers do not understand.
        requestChecksumCalculation: 'WHEN_REQUIRED',
        responseChecksumValidation: 'WHEN_REQUIRED',
      }),
    })));
  }
}

type Opened = typeof S3 & { client: S3.S3Client };

/** S3's error codes; a HEAD has no body to carry one, only its status. */
function isMissing(error: unknown): boolean {
  const { name } = error as Error;
  return name === 'NoSuchKey' || name === 'NotFound';
}

/** What MinIO, Ceph and others say when there is no room or the quota is used up. */
function isFull(error: unknown): boolean {
  return ['XMinioStorageFull', 'QuotaExceeded', 'InsufficientStorage'].includes((error as Error).name);
}
