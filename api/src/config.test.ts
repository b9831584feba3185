import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { loadConfig, projectRoot } from './config.ts';

const folder = mkdtempSync(join(tmpdir(), 'fieldlore-config-'));
afterAll(() => rmSync(folder, { recursive: true }));

const noEnvFile = join(folder, 'absent');

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

describe('without any variable', () => {
  const config = loadConfig({}, noEnvFile);

  test('everything runs on this machine alone, with what npm brought', () => {
    expect(config).toMatchObject({
      dataDir: join(projectRoot, 'data'),
      database: { url: null, replicas: [] },
      search: { meiliUrls: [] },
      http: { host: '127.0.0.1', port: 3000 },
      files: { driver: 'disk', directory: join(projectRoot, 'data/files') },
      publicUrl: 'http://localhost:3000',
      role: 'all',
      demoContent: true,
    });
  });
});

describe('sources', () => {
  test('the environment wins over .env, and .env over the defaults', () => {
    const envFile = file('env', 'PORT=4000\nSESSION_DAYS=7\n');
    const config = loadConfig({ PORT: '5000' }, envFile);
    expect(config.http.port).toBe(5000);
    expect(config.session.days).toBe(7);
  });

  test('an empty value counts as not set', () => {
    expect(loadConfig({ DATABASE_URL: '', PORT: '' }, noEnvFile).database.url).toBeNull();
  });

  test('a secret is read from its file, without the line end', () => {
    const secret = file('secret', 'key-from-a-file\n');
    const config = loadConfig({ MEILI_URL: 'http://meili:7700', MEILI_KEY_FILE: secret }, noEnvFile);
    expect(config.search.meiliKey).toBe('key-from-a-file');
  });

  test('a server on a socket is a valid DATABASE_URL', () => {
    const url = 'postgres://fieldlore:pw@%2Frun%2Fpostgresql:5432/fieldlore';
    expect(loadConfig({ DATABASE_URL: url }, noEnvFile).database.url).toBe(url);
  });
});

describe('mistakes', () => {
  test('are all told at once, each by its variable', () => {
    const wrong = {
      PORT: 'eighty',
      DATABASE_URL: 'mysql://db/kb',
      ROLE: 'wroker',
      SESSION_DAYS: '0',
      MEILI_KEY_FILE: join(folder, 'absent-secret'),
    };
    const load = () => loadConfig(wrong, noEnvFile);
    for (const name of Object.keys(wrong)) expect(load).toThrow(new RegExp(`- ${name}:`));
  });

  test('a secret given both ways is refused, for nobody could say which one counts', () => {
    const secret = file('twice', 'a');
    expect(() => loadConfig({ MEILI_KEY: 'b', MEILI_KEY_FILE: secret }, noEnvFile)).toThrow('MEILI_KEY_FILE');
  });

  test('S3 without its keys names each missing one', () => {
    const load = () => loadConfig({ FILES_DRIVER: 's3', S3_BUCKET: 'kb' }, noEnvFile);
    expect(load).toThrow(/S3_ENDPOINT[\s\S]+S3_ACCESS_KEY_ID[\s\S]+S3_SECRET_ACCESS_KEY/);
    expect(load).not.toThrow(/S3_BUCKET/);
  });

  test('several processes cannot share the embedded database and search', () => {
    expect(() => loadConfig({ ROLE: 'worker' }, noEnvFile)).toThrow(/DATABASE_URL[\s\S]+MEILI_URL/);
  });
});

describe('a model', () => {
  const model = { EMBEDDINGS_MODEL: 'e5', EMBEDDINGS_DIMENSIONS: '384' };

  test('is not asked for unless it is named', () => {
    expect(loadConfig(model, noEnvFile).embeddings).toBeNull();
  });

  test('on this machine needs its name and the length of its vectors', () => {
    const EMBEDDINGS_URL = 'http://127.0.0.1:11434';
    expect(loadConfig({ EMBEDDINGS_URL, ...model }, noEnvFile).embeddings).toMatchObject({
      model: 'e5',
      space: { dimensions: 384 },
    });
    expect(() => loadConfig({ EMBEDDINGS_URL }, noEnvFile)).toThrow(
      /EMBEDDINGS_MODEL.*\n.*EMBEDDINGS_DIMENSIONS/,
    );
  });

  test('in another prefix has other vectors', () => {
    const spaceWith = (given: Record<string, string>) =>
      loadConfig({ EMBEDDINGS_URL: 'http://localhost', ...model, ...given }, noEnvFile).embeddings!.space.id;
    expect(spaceWith({ EMBEDDINGS_PASSAGE_PREFIX: 'passage: ' })).not.toBe(spaceWith({}));
  });

  test('outside our network is refused until it is allowed by name', () => {
    const EMBEDDINGS_URL = 'https://api.example.com';
    expect(() => loadConfig({ EMBEDDINGS_URL, ...model }, noEnvFile)).toThrow('EMBEDDINGS_ALLOW_REMOTE=on');
    const allowed = { EMBEDDINGS_URL, ...model, EMBEDDINGS_ALLOW_REMOTE: 'on' };
    expect(loadConfig(allowed, noEnvFile).embeddings?.url).toBe(EMBEDDINGS_URL);
  });
});
