import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import type { Ctx } from '../context.ts';
import { formatErrors } from '../graphql/format-errors.ts';
import { jitExecutor } from '../graphql/jit.ts';
import { costLimit, depthRule, parseOptions } from '../graphql/limits.ts';
import type { PersistedDocuments } from '../graphql/persisted-documents.ts';

/** Apollo Server with our executor, limits and errors; not started yet. */
export function createGraphqlServer(schema: GraphQLSchema, documents: PersistedDocuments): ApolloServer<Ctx> {
  return new ApolloServer<Ctx>({
    gateway: jitExecutor(schema),
    introspection: true,
    csrfPrevention: true,
    persistedQueries: { cache: documents.cache },
    parseOptions,
    validationRules: [depthRule],
    // What a viewer sees is theirs: no answer carries a cache hint, and without the plugin no field is watched for one.
    plugins: [costLimit(documents.isKnown), formatErrors, ApolloServerPluginCacheControlDisabled()],
    includeStacktraceInErrorResponses: false,
    // Signals are main.ts's business: it has a database to stop too.
    stopOnTerminationSignals: false,
  });
}
