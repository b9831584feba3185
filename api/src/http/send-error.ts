import type { Response } from 'express';
import type { Ctx } from '../context.ts';
import { translateDatabaseError } from '../database/database-errors.ts';
import { PublicError } from '../errors.ts';
import { unforeseen } from '../graphql/format-errors.ts';

const statuses: Record<string, number> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  BAD_USER_INPUT: 400,
  CONFLICT: 409,
  RATE_LIMITED: 429,
};

/** The body of an answer that went wrong, outside of GraphQL. */
export interface ErrorBody {
  error: {
    code: string;
    message: string;
    fields?: { path: string; message: string }[];
    requestId?: string;
  };
}

/** What GraphQL would say of the error, as an HTTP answer: our errors in the reader's language, others by their request's id. */
export function errorAnswer(error: unknown, ctx: Ctx): { status: number; body: ErrorBody } {
  const { locale, id: requestId } = ctx.request;
  const cause = translateDatabaseError(error);
  if (!(cause instanceof PublicError)) {
    ctx.log.error({ err: cause, requestId }, 'a request failed');
    return {
      status: 500,
      body: { error: { code: 'INTERNAL_SERVER_ERROR', message: unforeseen[locale], requestId } },
    };
  }
  const { code, http } = cause.extensions as { code: string; http?: { status: number } };
  const fields = cause.fields.map(({ path, message }) => ({ path, message: message[locale] }));
  return {
    status: http?.status ?? statuses[code] ?? 400,
    body: { error: { code, message: cause.text[locale], ...(fields.length > 0 && { fields }) } },
  };
}

export function sendError(error: unknown, ctx: Ctx, res: Response): void {
  const { status, body } = errorAnswer(error, ctx);
  res.status(status).json(body);
}
