// Types of the schema and of every document in a `queries.ts`, and the list of documents the API knows.
// The codegen CLI does not install here, its plugins do.
//   node scripts/codegen.ts           writes
//   node scripts/codegen.ts --check   fails where the committed files are stale
import { createHash } from 'node:crypto';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { codegen } from '@graphql-codegen/core';
import * as operations from '@graphql-codegen/typescript-operations';
import {
  buildASTSchema,
  Kind,
  parse,
  print,
  visit,
  type DefinitionNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
} from 'graphql';
import ts from 'typescript';

const SCHEMA = '../api/schema.graphql';
const GENERATED = 'src/lib/graphql/generated.ts';
const PERSISTED = 'src/lib/graphql/persisted.json';

interface Source {
  file: string;
  /** The text between the backticks, which is also the key that `graphql()` is called with. */
  text: string;
  definition: OperationDefinitionNode | FragmentDefinitionNode;
}

/** The documents of one file: the argument of each call of `graphql()`, one definition each. */
function pluck(file: string): Source[] {
  const found: Source[] = [];
  const walk = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText(tree) === 'graphql') {
      const [argument] = node.arguments;
      if (!argument || !ts.isNoSubstitutionTemplateLiteral(argument))
        throw new Error(`${file}: graphql() takes one template without placeholders`);
      const { definitions } = parse(argument.text);
      const [definition] = definitions;
      if (definitions.length !== 1 || !isExecutable(definition))
        throw new Error(`${file}: one operation or fragment in each graphql()`);
      found.push({ file, text: argument.text, definition });
    }
    ts.forEachChild(node, walk);
  };
  const tree = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  walk(tree);
  return found;
}

const isExecutable = (node?: DefinitionNode): node is OperationDefinitionNode | FragmentDefinitionNode =>
  node?.kind === Kind.OPERATION_DEFINITION || node?.kind === Kind.FRAGMENT_DEFINITION;

/** An operation with the fragments that it needs, directly and through others, as it goes over the wire. */
function complete(
  operation: OperationDefinitionNode,
  fragments: Map<string, FragmentDefinitionNode>,
): string {
  const needed = new Set<FragmentDefinitionNode>();
  const collect = (node: OperationDefinitionNode | FragmentDefinitionNode): void => {
    visit(node, {
      FragmentSpread({ name }) {
        const fragment = fragments.get(name.value);
        if (!fragment) throw new Error(`There is no fragment ${name.value}`);
        if (needed.has(fragment)) return;
        needed.add(fragment);
        collect(fragment);
      },
    });
  };
  collect(operation);
  return [operation, ...needed].map(print).join('\n\n');
}

const typeName = (name: string): string => name[0]!.toUpperCase() + name.slice(1);

const operationType = ({ operation, name }: OperationDefinitionNode): string =>
  typeName(name!.value) + typeName(operation);

function typedDocuments(sources: Source[], texts: Map<string, { id: string; text: string }>): string {
  const rows = sources.filter((source) => source.definition.kind === Kind.OPERATION_DEFINITION);
  const types = rows.map(({ text, definition }) => {
    const type = operationType(definition as OperationDefinitionNode);
    return `  ${JSON.stringify(text)}: TypedDocument<${type}, ${type}Variables>;`;
  });
  const values = rows.map(({ text, definition }) => {
    const name = definition.name!.value;
    return `  ${JSON.stringify(text)}: ${JSON.stringify({ name, ...texts.get(name) })},`;
  });
  const fragments = sources.filter((source) => source.definition.kind === Kind.FRAGMENT_DEFINITION);
  return `
interface Documents {
${types.join('\n')}
}

/** Fragments reach the API inside the operations that spread them; alone they are nothing to send. */
type Fragment = ${fragments.map(({ text }) => JSON.stringify(text)).join('\n  | ') || 'never'};

const documents = {
${values.join('\n')}
} as unknown as Documents;

/** The typed document of a template in a \`queries.ts\`; run \`npm run generate\` after changing one. */
export function graphql<Text extends keyof Documents>(text: Text): Documents[Text];
export function graphql(text: Fragment): void;
export function graphql(text: string): unknown {
  return documents[text as keyof Documents];
}
`;
}

async function generate(): Promise<Record<string, string>> {
  const schema = parse(readFileSync(SCHEMA, 'utf8'));
  const sources = globSync('src/**/queries.ts').toSorted().flatMap(pluck);
  const fragments = new Map(
    sources.flatMap(({ definition }) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [],
    ),
  );
  const texts = new Map<string, { id: string; text: string }>();
  for (const { file, definition } of sources) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const name = definition.name?.value;
    if (!name || texts.has(name)) throw new Error(`${file}: an operation needs a name of its own (${name})`);
    const text = complete(definition, fragments);
    texts.set(name, { id: createHash('sha256').update(text).digest('hex'), text });
  }
  const config = {
    enumsAsTypes: true,
    skipTypename: true,
    useTypeImports: true,
    avoidOptionals: { field: true },
    dedupeFragments: true,
    scalars: { DateTime: 'string', Date: 'string', UUID: 'string', JSON: 'unknown' },
  };
  const types = await codegen({
    filename: GENERATED,
    schema,
    schemaAst: buildASTSchema(schema),
    documents: sources.map(({ file, definition }) => ({
      location: file,
      document: { kind: Kind.DOCUMENT, definitions: [definition] } satisfies DocumentNode,
    })),
    config,
    plugins: [{ operations: {} }],
    pluginMap: { operations },
  });
  const header =
    "// Generated by scripts/codegen.ts from api/schema.graphql and every queries.ts. Never edited.\nimport type { TypedDocument } from './typed-document.ts';\n";
  return {
    [GENERATED]: header + types + typedDocuments(sources, texts),
    [PERSISTED]: `${JSON.stringify(Object.fromEntries([...texts.values()].map(({ id, text }) => [id, text])), null, 2)}\n`,
  };
}

const files = await generate();
if (process.argv.includes('--check')) {
  const stale = Object.entries(files).filter(([file, text]) => readFileSync(file, 'utf8') !== text);
  for (const [file] of stale)
    console.error(`web/${file} is stale: run npm run generate -w web and commit it`);
  process.exitCode = stale.length ? 1 : 0;
} else {
  for (const [file, text] of Object.entries(files)) writeFileSync(file, text);
}
