import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import { isOnOwnNetwork } from './http/own-network.ts';
import { operatorLanguage, StartupError } from './startup-error.ts';

/** The folder of the clone: `.env` and relative paths are looked up here, whatever folder a script runs in. */
export const projectRoot = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

const whole = (min: number, max: number) => z.coerce.number().int().min(min).max(max);
const url = (protocol: RegExp) => z.url({ protocol });
const onOff = z.enum(['on', 'off']).transform((value) => value === 'on');
const urlList = (protocol: RegExp) =>
  z
    .string()
    .transform((list) => list.split(/[\s,]+/).filter(Boolean))
    .pipe(z.array(url(protocol)));

const http = /^https?$/;
const postgres = /^postgres(ql)?$/;

/** Every variable the program reads; `.env.example` explains each to people. */
const variables = z.object({
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: url(postgres).optional(),
  DATABASE_REPLICA_URLS: urlList(postgres).default([]),
  DATABASE_POOL_SIZE: whole(3, 500).default(20),
  DATABASE_WAIT_SECONDS: whole(0, 3600).default(60),
  HOST: z.string().default('127.0.0.1'),
  PORT: whole(0, 65535).default(3000),
  PUBLIC_URL: url(http).optional(),
  TRUSTED_PROXIES: whole(0, 10).default(0),
  ROLE: z.enum(['all', 'api', 'worker']).default('all'),
  MEILI_URL: urlList(http).default([]),
  MEILI_KEY: z.string().optional(),
  EMBEDDINGS_URL: url(http).optional(),
  EMBEDDINGS_MODEL: z.string().optional(),
  EMBEDDINGS_DIMENSIONS: whole(2, 8192).optional(),
  EMBEDDINGS_KEY: z.string().optional(),
  EMBEDDINGS_QUERY_PREFIX: z.string().default(''),
  EMBEDDINGS_PASSAGE_PREFIX: z.string().default(''),
  EMBEDDINGS_ALLOW_REMOTE: onOff.default(false),
  SEARCH_LOG: onOff.default(true),
  FILES_DRIVER: z.enum(['disk', 's3']).default('disk'),
  S3_ENDPOINT: url(http).optional(),
  S3_REGION: z.string().default('us-east-1'),
  S3_BUCKET: z.string().optional(),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  METRICS_TOKEN: z.string().min(16).optional(),
  SESSION_DAYS: whole(1, 365).default(30),
  // The size of a file is a 32-bit integer, in the database as in GraphQL.
  UPLOAD_MAX_MB: whole(1, 2047).default(50),
  DEMO_CONTENT: onOff.optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  LOG_FORMAT: z.enum(['json', 'text']).optional(),
});

type Environment = Readonly<Record<string, string | undefined>>;

/** All that the program is told from outside, grouped by who needs it. */
export type Config = ReturnType<typeof group>;

/**
 * Reads the configuration from the environment and, for what it does not set, from `.env`.
 * A secret may be kept in a file: `DATABASE_URL_FILE=/run/secrets/db` stands for `DATABASE_URL`.
 * @throws StartupError that lists every problem at once, by the name of its variable.
 */
export function loadConfig(
  environment: Environment = process.env,
  envFile = resolve(projectRoot, '.env'),
): Config {
  const problems: string[] = [];
  const env = withSecretFiles({ ...readEnvFile(envFile), ...environment }, problems);
  const language = operatorLanguage() === 'ru' ? z.locales.ru() : z.locales.en();
  const parsed = variables.safeParse(env, { error: language.localeError });
  for (const issue of parsed.error?.issues ?? []) problems.push(`${issue.path.join('.')}: ${issue.message}`);
  if (parsed.success) problems.push(...contradictions(parsed.data));
  if (problems.length > 0 || !parsed.success) {
    const list = problems.map((problem) => `  - ${problem}`).join('\n');
    throw new StartupError({
      ru: `Настройки не приняты. Исправьте переменные окружения или файл ${envFile} (образец — .env.example):\n${list}`,
      en: `The settings are not valid. Mend the environment or ${envFile} (.env.example is the model):\n${list}`,
    });
  }
  return group(parsed.data);
}

function readEnvFile(path: string): Environment {
  return existsSync(path) ? parseEnv(readFileSync(path, 'utf8')) : {};
}

/** Empty values count as absent: compose files pass `NAME=` for what is not set. */
function withSecretFiles(env: Environment, problems: string[]): Environment {
  const result: Record<string, string> = {};
  for (const name of Object.keys(variables.shape)) {
    const file = env[`${name}_FILE`];
    if (env[name]) result[name] = env[name];
    if (!file) continue;
    if (env[name]) {
      problems.push(
        `${name}, ${name}_FILE: ${operatorLanguage() === 'ru' ? 'заданы оба, оставьте одно' : 'both are set, keep one'}`,
      );
      continue;
    }
    try {
      result[name] = readFileSync(file, 'utf8').trim();
    } catch (error) {
      problems.push(`${name}_FILE: ${(error as Error).message}`);
    }
  }
  return result;
}

function contradictions(env: z.infer<typeof variables>): string[] {
  const ru = operatorLanguage() === 'ru';
  const problems: string[] = [];
  if (env.FILES_DRIVER === 's3') {
    for (const name of ['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const)
      if (!env[name])
        problems.push(`${name}: ${ru ? 'нужна при FILES_DRIVER=s3' : 'needed with FILES_DRIVER=s3'}`);
  }
  if (env.ROLE !== 'all') {
    const alone = ru
      ? `нужна при ROLE=${env.ROLE}: встроенные база и поиск служат одному процессу`
      : `needed with ROLE=${env.ROLE}: the embedded database and search serve one process`;
    for (const name of ['DATABASE_URL', 'MEILI_URL'] as const)
      if (!env[name]?.length) problems.push(`${name}: ${alone}`);
  }
  if (env.DATABASE_REPLICA_URLS.length > 0 && !env.DATABASE_URL)
    problems.push(
      `DATABASE_URL: ${ru ? 'нужна вместе с DATABASE_REPLICA_URLS' : 'needed with DATABASE_REPLICA_URLS'}`,
    );
  if (env.EMBEDDINGS_URL) {
    for (const name of ['EMBEDDINGS_MODEL', 'EMBEDDINGS_DIMENSIONS'] as const)
      if (!env[name])
        problems.push(`${name}: ${ru ? 'нужна вместе с EMBEDDINGS_URL' : 'needed with EMBEDDINGS_URL'}`);
    if (!env.EMBEDDINGS_ALLOW_REMOTE && !isOnOwnNetwork(new URL(env.EMBEDDINGS_URL)))
      problems.push(
        `EMBEDDINGS_URL: ${
          ru
            ? 'адрес вне вашей сети, туда ушли бы тексты статей и запросы; если так и задумано, задайте EMBEDDINGS_ALLOW_REMOTE=on'
            : 'the address is outside your network, and the texts of articles and queries would go there; if you mean it, set EMBEDDINGS_ALLOW_REMOTE=on'
        }`,
      );
  }
  if (env.MEILI_KEY && env.MEILI_URL.length === 0)
    problems.push(`MEILI_URL: ${ru ? 'нужна вместе с MEILI_KEY' : 'needed with MEILI_KEY'}`);
  return problems;
}

function group(env: z.infer<typeof variables>) {
  return {
    dataDir: resolve(projectRoot, env.DATA_DIR),
    database: {
      /** `null`: the embedded server under `dataDir`. */
      url: env.DATABASE_URL ?? null,
      replicas: env.DATABASE_REPLICA_URLS,
      poolSize: env.DATABASE_POOL_SIZE,
      /** How long the program waits at start for a server that does not answer yet. */
      waitSeconds: env.DATABASE_WAIT_SECONDS,
    },
    http: {
      host: env.HOST,
      port: env.PORT,
      /** How many proxies in front may be believed about the client's address. */
      trustedProxies: env.TRUSTED_PROXIES,
    },
    /** The address people type, without a slash at its end. */
    publicUrl: (env.PUBLIC_URL ?? `http://localhost:${env.PORT}`).replace(/\/+$/, ''),
    role: env.ROLE,
    search: {
      /** Of independent servers that each hold the whole index; none: the embedded engine. */
      meiliUrls: env.MEILI_URL,
      meiliKey: env.MEILI_KEY ?? null,
      /** Whether is kept what people search for; never who did. */
      log: env.SEARCH_LOG,
    },
    /** The model that reads entries and questions for their meaning; `null`: words alone find. */
    embeddings: embeddingsOf(env),
    files:
      env.FILES_DRIVER === 'disk'
        ? { driver: 'disk' as const, directory: resolve(projectRoot, env.DATA_DIR, 'files') }
        : {
            driver: 's3' as const,
            endpoint: env.S3_ENDPOINT!,
            region: env.S3_REGION,
            bucket: env.S3_BUCKET!,
            accessKeyId: env.S3_ACCESS_KEY_ID!,
            secretAccessKey: env.S3_SECRET_ACCESS_KEY!,
          },
    /** What whoever reads `/metrics` has to bring; `null`: this machine alone may read it. */
    metricsToken: env.METRICS_TOKEN ?? null,
    session: { days: env.SESSION_DAYS },
    limits: { uploadBytes: env.UPLOAD_MAX_MB * 1024 * 1024 },
    /** Whether an empty database is filled with the demo company; by default only the embedded one is. */
    demoContent: env.DEMO_CONTENT ?? !env.DATABASE_URL,
    log: {
      level: env.LOG_LEVEL,
      format: env.LOG_FORMAT ?? (process.stdout.isTTY ? ('text' as const) : ('json' as const)),
    },
  };
}

/** A model, where it is served, and the space of its vectors. */
export type EmbeddingsConfig = NonNullable<Config['embeddings']>;

function embeddingsOf(env: z.infer<typeof variables>) {
  if (!env.EMBEDDINGS_URL) return null;
  const model = env.EMBEDDINGS_MODEL!;
  const prefixes = { query: env.EMBEDDINGS_QUERY_PREFIX, passage: env.EMBEDDINGS_PASSAGE_PREFIX };
  return {
    url: env.EMBEDDINGS_URL,
    model,
    key: env.EMBEDDINGS_KEY,
    prefixes,
    /** What is read under another prefix has other vectors. */
    space: { id: JSON.stringify([model, prefixes]), dimensions: env.EMBEDDINGS_DIMENSIONS! },
  };
}
