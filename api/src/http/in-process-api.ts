import type { ApolloServer } from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';
import { type App, createContext, type Ctx } from '../context.ts';
import type { PersistedDocuments } from '../graphql/persisted-documents.ts';
import { viewerOf } from '../people/sessions.ts';
import { requestInfo, sessionTokenOf } from './request-info.ts';

export interface InProcessOperation {
  query: string;
  /** SHA-256 of one of our own documents, instead of its text. */
  documentId?: string;
  variables?: Record<string, unknown>;
  operationName?: string;
  cookie?: string;
  acceptLanguage?: string;
  userAgent?: string;
  ip?: string;
}

export interface InProcessAnswer {
  data?: Record<string, unknown> | null;
  errors?: readonly GraphQLFormattedError[];
  setCookie: string[];
}

/** What pages rendered in this process ask instead of speaking HTTP to themselves. */
export interface InProcessApi {
  execute(operation: InProcessOperation): Promise<InProcessAnswer>;
}

export function createInProcessApi(
  app: App,
  graphql: ApolloServer<Ctx>,
  documents: PersistedDocuments,
): InProcessApi {
  return {
    async execute({ query, documentId, variables, operationName, cookie, acceptLanguage, userAgent, ip }) {
      const setCookie: string[] = [];
      const headers = { cookie, 'accept-language': acceptLanguage, 'user-agent': userAgent };
      const info = requestInfo(headers, ip ?? '127.0.0.1', (header) => setCookie.push(header));
      const viewer = await viewerOf(app.db, sessionTokenOf(cookie), app.now());
      const { body } = await graphql.executeOperation(
        { query: (documentId && documents.find(documentId)) || query, variables, operationName },
        { contextValue: createContext(app, viewer, info) },
      );
      if (body.kind !== 'single') throw new Error('deferred answers are not used');
      return { ...body.singleResult, setCookie };
    },
  };
}
