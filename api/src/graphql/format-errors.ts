import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLError } from 'graphql';
import { type GraphQLFormattedError } from 'graphql';
import { ArgumentValidationError } from 'type-graphql';
import type { Ctx } from '../context.ts';
import { isDatabaseAway, translateDatabaseError } from '../database/database-errors.ts';
import { PublicError } from '../errors.ts';
import type { Locale } from './locale.ts';

/** Errors of the request itself, which GraphQL and Apollo word: they name places in the query, nothing of ours. */
const aboutTheRequest = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'OPERATION_RESOLUTION_FAILURE',
]);

/** At the edge: our errors in the reader's language, everything unforeseen without its message but with the request's id. */
export const formatErrors: ApolloServerPlugin<Ctx> = {
  async requestDidStart() {
    return {
      async willSendResponse({ response, errors, contextValue }) {
        if (response.body.kind !== 'single' || !errors?.length) return;
        response.body.singleResult.errors = errors.map((error) => format(error, contextValue));
      },
    };
  },
};

function format(error: GraphQLError, ctx: Ctx): GraphQLFormattedError {
  const cause = translateDatabaseError(unwrap(error));
  const place = {
    ...(error.path && { path: error.path }),
    ...(error.locations && { locations: error.locations }),
  };
  if (cause instanceof PublicError)
    return {
      message: cause.text[ctx.request.locale],
      ...place,
      extensions: publicExtensions(cause, ctx.request.locale),
    };
  if (cause instanceof ArgumentValidationError)
    return {
      message: validationMessage[ctx.request.locale],
      ...place,
      extensions: { code: 'BAD_USER_INPUT', fields: validatedFields(cause) },
    };
  const code = error.extensions?.code as string | undefined;
  if (code && aboutTheRequest.has(code)) return { message: error.message, ...place, extensions: { code } };
  ctx.log.error({ err: cause, requestId: ctx.request.id, path: error.path }, 'a request failed');
  return {
    message: (isDatabaseAway(cause) ? databaseAway : unforeseen)[ctx.request.locale],
    ...place,
    extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: ctx.request.id },
  };
}

export const databaseAway = {
  ru: 'База данных сейчас недоступна. Ничего не потеряно, повторите через минуту; если не поможет, сообщите администратору.',
  en: 'The database is away right now. Nothing is lost, try again in a minute; if that does not help, tell your admin.',
};

export const unforeseen = {
  ru: 'Что-то сломалось у нас. Повторите; если не поможет, сообщите номер запроса.',
  en: 'Something broke on our side. Try again; if that does not help, report the request number.',
};
const validationMessage = { ru: 'Проверьте введённое.', en: 'Check what was entered.' };

/** The error that was thrown. The compiled executor has an error class of its own, so this goes by shape. */
function unwrap(error: GraphQLError): unknown {
  let cause: unknown = error;
  while (!(cause instanceof PublicError) && hasOriginal(cause)) cause = cause.originalError;
  return cause;
}

function hasOriginal(error: unknown): error is { originalError: Error } {
  return (error as { originalError?: unknown } | null)?.originalError instanceof Error;
}

function publicExtensions(error: PublicError, locale: Locale) {
  const fields = error.fields.map(({ path, message }) => ({ path, message: message[locale] }));
  return { ...error.extensions, ...(fields.length > 0 && { fields }) };
}

/** Without the rejected values: they may be what somebody typed into the wrong field. */
function validatedFields(error: ArgumentValidationError) {
  const problems = error.extensions.validationErrors as {
    property: string;
    constraints?: Record<string, string>;
  }[];
  return problems.map(({ property, constraints }) => ({
    path: property,
    message: Object.values(constraints ?? {}).join('; '),
  }));
}
