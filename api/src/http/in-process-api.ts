import type { ApolloServer } from '@apollo/server';
import type { Request } from 'express';
import type { GraphQLFormattedError } from 'graphql';
import { type App, type Ctx, openContext } from '../context.ts';
import type { PersistedDocuments } from '../graphql/persisted-documents.ts';
import { asLocale, requestInfo, sessionTokenOf } from './request-info.ts';

export interface InProcessOperation {
  query: string;
  /** SHA-256 of one of our own documents: its text then need not be looked at. */
  documentId?: string;
  variables?: Record<string, unknown>;
  operationName?: string;
  /** The language the page is rendered in, whatever the browser would like. */
  acceptLanguage?: string;
}

export interface InProcessAnswer {
  data?: Record<string, unknown> | null;
  errors?: readonly GraphQLFormattedError[];
  setCookie: string[];
}

/** What a page rendered in this process asks instead of speaking HTTP to itself. */
export interface InProcessApi {
  execute(operation: InProcessOperation): Promise<InProcessAnswer>;
}

/**
 * For one page request. Its queries share a context, so that session, sections and whatever a layout loaded are
 * read once; a mutation gets its own, and what is asked after it is read anew.
 */
export function createInProcessApi(
  app: App,
  graphql: ApolloServer<Ctx>,
  documents: PersistedDocuments,
  req: Request,
): InProcessApi {
  let shared: Promise<Ctx> | undefined;

  async function open(language: string | undefined, setCookie: (header: string) => void): Promise<Ctx> {
    const info = requestInfo(req.headers, req.ip ?? 'unknown', setCookie);
    const request = { ...info, locale: asLocale(language) ?? info.locale };
    return await openContext(app, sessionTokenOf(req.headers.cookie), request);
  }

  return {
    async execute({ query, documentId, variables, operationName, acceptLanguage }) {
      const text = (documentId && documents.find(documentId)) || query;
      const setCookie: string[] = [];
      const isMutation = /^\s*mutation\b/m.test(text);
      if (isMutation) shared = undefined;
      const contextValue = isMutation
        ? await open(acceptLanguage, (header) => setCookie.push(header))
        : await (shared ??= open(acceptLanguage, () => {}));
      const { body } = await graphql.executeOperation(
        { query: text, variables, operationName },
        { contextValue },
      );
      if (body.kind !== 'single') throw new Error('deferred answers are not used');
      return { ...body.singleResult, setCookie };
    },
  };
}
