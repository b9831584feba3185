import { isActionFailure, isHttpError, isRedirect, type RequestEvent } from '@sveltejs/kit';
import { beforeAll, describe, expect, it } from 'vitest';
import { overwriteGetLocale } from '#lib/paraglide/runtime.js';
import { action, createApi } from './api.ts';
import type { ApiResponse, Caller, Operation } from './transport.ts';

beforeAll(() => overwriteGetLocale(() => 'ru'));

const Greeting = { id: 'abc', name: 'Greeting', text: 'query Greeting { viewer { isStaff } }' };

/** A request to `path`, with an API in the same process that answers `answer` and remembers what it was asked. */
function request(answer: ApiResponse, path = '/wiki/can?part=2', init: RequestInit = {}) {
  const asked: (Operation & Caller)[] = [];
  const url = new URL(path, 'http://here.example');
  const event = {
    url,
    request: new Request(url, { ...init, headers: { cookie: 'fieldlore_session=s1' } }),
    getClientAddress: () => '192.0.2.7',
    locals: { requestId: 'r1', setCookies: [] as string[] },
    platform: {
      req: {
        fieldlore: {
          execute: async (operation: Operation & Caller) => {
            asked.push(operation);
            return answer;
          },
        },
      },
    },
  } as unknown as RequestEvent;
  return { event, asked };
}

const refusal = (code: string, fields?: { path: string; message: string }[]): ApiResponse => ({
  errors: [{ message: 'Так нельзя.', extensions: { code, fields } }],
});

async function thrownBy(answer: ApiResponse, path?: string, init?: RequestInit): Promise<unknown> {
  const { event } = request(answer, path, init);
  return await createApi(event)
    .run(Greeting, {})
    .then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
}

describe('asking', () => {
  it('sends the known document by its name, for the person who asks', async () => {
    const { event, asked } = request({ data: { viewer: { isStaff: true } } });
    await expect(createApi(event).run(Greeting, {})).resolves.toEqual({ viewer: { isStaff: true } });
    expect(asked).toEqual([
      expect.objectContaining({
        documentId: 'abc',
        operationName: 'Greeting',
        cookie: 'fieldlore_session=s1',
        ip: '192.0.2.7',
        acceptLanguage: 'ru',
      }),
    ]);
  });

  it('keeps the cookies that the API sets for the browser, a refusal’s too', async () => {
    const { event } = request({ ...refusal('NOT_FOUND'), setCookie: ['fieldlore_session=; Max-Age=0'] });
    await createApi(event)
      .run(Greeting, {})
      .catch(() => undefined);
    expect(event.locals.setCookies).toEqual(['fieldlore_session=; Max-Age=0']);
  });
});

describe('a refusal while a page loads', () => {
  it('leads to sign-in and back to the same place', async () => {
    const thrown = await thrownBy(refusal('UNAUTHENTICATED'));
    expect(isRedirect(thrown) && thrown.location).toBe('/sign-in?next=%2Fwiki%2Fcan%3Fpart%3D2');
  });

  it('after a form leads back to the page that held it', async () => {
    const thrown = await thrownBy(refusal('UNAUTHENTICATED'), '/account?/password', { method: 'POST' });
    expect(isRedirect(thrown) && thrown.location).toBe('/sign-in?next=%2Faccount');
  });

  it.each([
    ['NOT_FOUND', 404],
    ['FORBIDDEN', 403],
    ['RATE_LIMITED', 429],
  ])('%s becomes the page of error %i with the words of the API', async (code, status) => {
    const thrown = await thrownBy(refusal(code));
    expect(isHttpError(thrown) && thrown.body).toMatchObject({
      status,
      message: 'Так нельзя.',
      code,
      requestId: 'r1',
    });
  });

  it('an unknown failure keeps its words to itself and gives a number to ask about', async () => {
    const thrown = await thrownBy({
      errors: [{ message: 'duplicate key "people_email"', extensions: { requestId: 'a9' } }],
    });
    expect(isHttpError(thrown) && thrown.body).toMatchObject({ status: 500, requestId: 'a9' });
    expect(JSON.stringify(isHttpError(thrown) && thrown.body)).not.toContain('people_email');
  });
});

describe('a refusal of a form', () => {
  async function submit(answer: ApiResponse, path = '/account?/password') {
    const body = new FormData();
    const { event } = request(answer, path, { method: 'POST', body });
    return await action(async (same) => await createApi(same).run(Greeting, {}))(event);
  }

  it('comes back with what was typed into the fields that are kept, and with no others', async () => {
    const body = new FormData();
    body.set('colour-RD', 'рыжий');
    body.set('group-масса', 'on');
    body.set('password', 'тайна');
    const keeps = async (keep: readonly string[] | ((name: string) => boolean)) => {
      const { event } = request(refusal('BAD_USER_INPUT'), '/admin', { method: 'POST', body });
      const act = action(async (same) => await createApi(same).run(Greeting, {}), { keep });
      const answer = await act(event);
      return isActionFailure(answer) && answer.data;
    };
    expect(await keeps((name) => !name.startsWith('pass'))).toEqual(
      expect.objectContaining({ typed: { 'colour-RD': 'рыжий', 'group-масса': 'on' } }),
    );
    expect(await keeps(['colour-RD', 'unset'])).toEqual(
      expect.objectContaining({ typed: { 'colour-RD': 'рыжий', unset: '' } }),
    );
  });

  it.each([
    ['BAD_USER_INPUT', 400],
    ['CONFLICT', 409],
    ['RATE_LIMITED', 429],
  ])('%s comes back to the form, field by field', async (code, status) => {
    const fields = [{ path: 'next', message: 'Короче десяти знаков.' }];
    const answer = await submit(refusal(code, fields));
    expect(isActionFailure(answer) && answer.status).toBe(status);
    expect(isActionFailure(answer) && answer.data).toMatchObject({ message: 'Так нельзя.', code, fields });
  });

  it('a wrong password on the sign-in page stays on the sign-in page', async () => {
    const answer = await submit(refusal('UNAUTHENTICATED'), '/sign-in');
    expect(isActionFailure(answer) && answer.status).toBe(401);
  });

  it('what the form cannot mend becomes an error page', async () => {
    await expect(submit(refusal('FORBIDDEN'))).rejects.toMatchObject({ status: 403 });
  });
});
