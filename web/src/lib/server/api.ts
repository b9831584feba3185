import { error, fail, isHttpError, redirect, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import type { TypedDocument } from '#lib/graphql/typed-document.ts';
import * as m from '#lib/paraglide/messages.js';
import { transportFor, type ApiError } from './transport.ts';

/** The one way to the API. Errors leave as pages, or through `action` as answers to the form. */
export interface Api {
  run<Result, Variables extends Record<string, unknown>>(
    document: TypedDocument<Result, Variables>,
    ...variables: Record<string, never> extends Variables ? [Variables?] : [Variables]
  ): Promise<Result>;
}

export function createApi(event: RequestEvent): Api {
  const send = transportFor(event);
  return {
    async run(document, ...[variables]) {
      const { data, errors, setCookie } = await send({
        documentId: document.id,
        operationName: document.name,
        query: document.text,
        variables,
      });
      if (setCookie) event.locals.setCookies.push(...setCookie);
      if (errors?.[0]) refuse(errors[0], event);
      return data as never;
    },
  };
}

const SIGN_IN = '/sign-in';

/** Which page or form answer each code of the API becomes. */
const STATUS: Record<string, number> = {
  BAD_USER_INPUT: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  RATE_LIMITED: 429,
};

function refuse({ message, extensions = {} }: ApiError, event: RequestEvent): never {
  const { code = 'INTERNAL_SERVER_ERROR', fields, requestId } = extensions;
  // On the sign-in page itself it means that the password was wrong.
  if (code === 'UNAUTHENTICATED' && event.url.pathname !== SIGN_IN) redirect(303, signInPath(event));
  const status = STATUS[code] ?? 500;
  const text = status === 500 ? m.error_internal() : message;
  error(status, text, { code, fields, requestId: requestId ?? event.locals.requestId });
}

function signInPath({ url, request }: RequestEvent): string {
  // After a POST the form is gone: return to the page that held it.
  const next = url.pathname + (request.method === 'GET' ? url.search : '');
  return `${SIGN_IN}?next=${encodeURIComponent(next)}`;
}

export interface Refusal extends Pick<App.Error, 'message' | 'code' | 'fields'> {
  /** By the names of fields. */
  typed: Record<string, string>;
}

/**
 * A form action: what the API refuses comes back to the form (400, 401, 409, 429) instead of an error page, and with it
 * what was typed into the fields that `keep` names or takes: without JavaScript the page is drawn anew.
 */
export function action<Event extends RequestEvent, Answer>(
  act: (event: Event, form: FormData) => Promise<Answer>,
  { keep = [] }: { keep?: readonly string[] | ((name: string) => boolean) } = {},
): (event: Event) => Promise<Answer | ActionFailure<Refusal>> {
  return async (event) => {
    const form = await event.request.formData();
    try {
      return await act(event, form);
    } catch (thrown) {
      if (!isHttpError(thrown) || ![400, 401, 409, 429].includes(thrown.status)) throw thrown;
      const { message, code, fields } = thrown.body;
      const names = typeof keep === 'function' ? [...form.keys()].filter(keep) : keep;
      const typed = Object.fromEntries(names.map((name) => [name, String(form.get(name) ?? '')]));
      return fail(thrown.status, { message, code, fields, typed });
    }
  };
}

/** The page itself where the API answers null for what a viewer may not see or what is not there. */
export function found<T>(value: T | null | undefined): T {
  if (value == null) error(404, m.error_not_found());
  return value;
}
