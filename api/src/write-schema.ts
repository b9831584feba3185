import 'reflect-metadata';
import { readFileSync, writeFileSync } from 'node:fs';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { resolve } from 'node:path';
import { projectRoot } from './config.ts';
import { createSchema } from './schema.ts';

/** `node dist/write-schema.js` writes schema.graphql; with `--check` it only says whether the committed one is fresh. */
const path = resolve(projectRoot, 'api/schema.graphql');
const sdl = `# Written by npm run generate from the classes in api/src. Do not edit.\n\n${printSchema(lexicographicSortSchema(await createSchema()))}\n`;

if (!process.argv.includes('--check')) {
  writeFileSync(path, sdl);
} else if (readFileSync(path, 'utf8') !== sdl) {
  process.stderr.write('api/schema.graphql is stale. Run: npm run generate\n');
  process.exit(1);
}
