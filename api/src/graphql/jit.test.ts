import { buildSchema, type GraphQLObjectType } from 'graphql';
import { afterAll, expect, test } from 'vitest';
import type { Ctx } from '../context.ts';
import { createGraphqlServer } from '../http/graphql-server.ts';

const schema = buildSchema(`
  enum Colour { RED BLUE }
  input Import { file: String, asDrafts: Boolean! = false, colour: Colour! = RED, rows: [Row!]! = [{}] }
  input Row { number: Int! = 5, note: String }
  type Query { read(imports: [Import!]!, first: Int! = 20): String }
`);
const query: GraphQLObjectType = schema.getQueryType()!;
query.getFields()['read']!.resolve = (_root, args: unknown) => JSON.stringify(args);

const server = createGraphqlServer(schema, {
  cache: { get: async () => undefined, set: async () => {}, delete: async () => false },
  isKnown: () => false,
  find: () => undefined,
});
await server.start();
afterAll(() => server.stop());

async function read(declared: string, variables: Record<string, unknown>): Promise<unknown> {
  const { body } = await server.executeOperation(
    { query: `query (${declared}) { read(imports: $imports) }`, variables },
    { contextValue: { request: { id: 'test', locale: 'en' }, log: { error: () => {} } } as unknown as Ctx },
  );
  if (body.kind !== 'single') throw new Error('not a single answer');
  expect(body.singleResult.errors).toBeUndefined();
  return JSON.parse(body.singleResult.data!['read'] as string);
}

test.each([
  ['$imports: [Import!]!', { imports: [{}] }],
  ['$imports: [Import!]!', { imports: {} }],
  ['$imports: [Import!]! = [{}]', {}],
])('what is left out within a variable has its default: %s', async (declared, variables) => {
  expect(await read(declared, variables)).toEqual({
    imports: [{ asDrafts: false, colour: 'RED', rows: [{ number: 5 }] }],
    first: 20,
  });
});

test('what is given stays, null among it', async () => {
  const given = { file: null, asDrafts: true, colour: 'BLUE', rows: [{ number: 1, note: null }, {}] };
  const { imports } = (await read('$imports: [Import!]!', { imports: [given] })) as { imports: unknown[] };
  expect(imports).toEqual([{ ...given, rows: [{ number: 1, note: null }, { number: 5 }] }]);
});
