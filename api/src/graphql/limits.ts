import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import type { ApolloServerPlugin } from '@apollo/server';
import {
  getNullableType,
  getVariableValues,
  GraphQLError,
  type GraphQLSchema,
  isListType,
  type OperationDefinitionNode,
  type ParseOptions,
  type ValidationRule,
} from 'graphql';
import {
  fieldExtensionsEstimator,
  getComplexity,
  simpleEstimator,
  type ComplexityEstimator,
} from 'graphql-query-complexity';
import { BadInputError } from '../errors.ts';
import type { Ctx } from '../context.ts';

/** Our deepest page asks nine levels. The names of a query's fields are no secret: introspection may go deeper. */
export const depthRule: ValidationRule = maxDepthRule({
  n: 12,
  ignoreIntrospection: true,
  flattenFragments: true,
  propagateOnRejection: false,
  onReject: [(context, error) => context?.reportError(error)],
});

/** Words and signs of a document; our longest has about a thousand. Checking takes time with their square. */
export const parseOptions: ParseOptions = { maxTokens: 8_000 };

/** One for a field, times the length of the list it stands in. Our heaviest page costs about 4,000. */
const maximumCost = 20_000;

/** Of a list that is given out whole: models of a make, generations of a model. */
const usualLength = 15;

/** A paged list costs what it may return. */
const listEstimator: ComplexityEstimator = ({ args, childComplexity, field }) => {
  const length: unknown = args.first ?? args.limit;
  if (typeof length === 'number') return 1 + Math.max(length, 0) * childComplexity;
  // `nodes` are as many as the connection around them was asked for.
  const isWhole = isListType(getNullableType(field.type)) && field.name !== 'nodes';
  return isWhole ? 1 + usualLength * childComplexity : undefined;
};

/** For `complexity` of a query that looks through everything there is, however little of it comes back. */
export const wholeTable = ({ childComplexity }: { childComplexity: number }): number => 400 + childComplexity;

/** @throws GraphQLError in GraphQL's own words, which name the variable: missing, or of another type */
function checkVariables(
  schema: GraphQLSchema,
  variableDefinitions: OperationDefinitionNode['variableDefinitions'],
  given: Record<string, unknown>,
): void {
  const { errors: [problem] = [] } = getVariableValues(schema, variableDefinitions ?? [], given);
  if (problem)
    throw new GraphQLError(problem.message, {
      nodes: problem.nodes,
      extensions: { code: 'BAD_USER_INPUT' },
    });
}

/** Refuses what does not fit its variables, and what would cost too much before anything runs. Documents of our own pages are known and pass. */
export function costLimit(isKnown: (query: string) => boolean): ApolloServerPlugin<Ctx> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ schema, document, operation, request }) {
          checkVariables(schema, operation?.variableDefinitions, request.variables ?? {});
          if (request.query && isKnown(request.query)) return;
          const cost = getComplexity({
            schema,
            query: document,
            operationName: request.operationName,
            variables: request.variables ?? {},
            estimators: [
              fieldExtensionsEstimator(),
              listEstimator,
              simpleEstimator({ defaultComplexity: 1 }),
            ],
          });
          if (cost <= maximumCost) return;
          throw new BadInputError([
            {
              path: 'query',
              message: {
                ru: `Запрос слишком велик: ${cost} при допустимых ${maximumCost}. Попросите меньше записей за раз (first).`,
                en: `The query costs ${cost}, the limit is ${maximumCost}. Ask for fewer rows at a time (first).`,
              },
            },
          ]);
        },
      };
    },
  };
}
