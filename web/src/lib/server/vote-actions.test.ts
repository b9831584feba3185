import type { RequestEvent } from '@sveltejs/kit';
import { expect, it } from 'vitest';
import { CastVote } from '#lib/entries/queries.ts';
import { voteActions } from './vote-actions.ts';

const ADDRESS = 'https://kb.example.com/help/ru/net-svyazi?/vote';

/** A form sent by a browser that keeps `cookie`, to an API that answers with `browser`. */
function sent(fields: Record<string, string>, browser: string | null, cookie?: string, address = ADDRESS) {
  const asked: [unknown, Record<string, unknown>][] = [];
  const kept: unknown[][] = [];
  const event = {
    url: new URL(address),
    request: new Request(address, { method: 'POST', body: new URLSearchParams(fields) }),
    cookies: {
      get: () => cookie,
      set: (...given: unknown[]) => kept.push(['set', ...given]),
      delete: (...given: unknown[]) => kept.push(['delete', ...given]),
    },
    locals: {
      api: {
        run: async (document: unknown, variables: Record<string, unknown>) => {
          asked.push([document, variables]);
          return { castVote: browser };
        },
      },
    },
  } as unknown as RequestEvent;
  return { event, asked, kept };
}

it('keeps the number of a browser for the page alone that it voted on', async () => {
  const { event, asked, kept } = sent({ entryId: 'e1', helpful: 'yes' }, 'n1');
  expect(await voteActions.vote(event)).toEqual({ vote: { isHelpful: true, isCommentSent: false } });
  expect(asked).toEqual([[CastVote, { entryId: 'e1', isHelpful: true, comment: null, browser: undefined }]]);
  expect(kept).toEqual([
    [
      'set',
      'fieldlore_reader',
      'n1',
      {
        path: '/help/ru/net-svyazi',
        maxAge: 31_536_000,
        sameSite: 'lax',
        httpOnly: true,
        secure: true,
      },
    ],
  ]);
});

it('sends the number along the next time, and what was missing', async () => {
  const { event, asked } = sent({ entryId: 'e1', helpful: 'no', comment: ' Фото ' }, 'n1', 'n1');
  expect(await voteActions.vote(event)).toEqual({ vote: { isHelpful: false, isCommentSent: true } });
  expect(asked[0]![1]).toEqual({ entryId: 'e1', isHelpful: false, comment: 'Фото', browser: 'n1' });
});

it('keeps nothing of somebody who is signed in', async () => {
  const { event, kept } = sent({ entryId: 'e1', helpful: 'yes' }, null);
  await voteActions.vote(event);
  expect(kept).toEqual([]);
});

it('keeps the number where a company runs it without HTTPS, too', async () => {
  const { event, kept } = sent({ entryId: 'e1', helpful: 'yes' }, 'n1', undefined, 'http://kb.lan/help/ru/a');
  await voteActions.vote(event);
  expect(kept[0]![3]).toMatchObject({ secure: false });
});

it('forgets the number with the vote', async () => {
  const { event, kept } = sent({ entryId: 'e1' }, null, 'n1');
  expect(await voteActions.withdrawVote(event)).toEqual({
    vote: { isHelpful: null, isCommentSent: false },
  });
  expect(kept).toEqual([['delete', 'fieldlore_reader', { path: '/help/ru/net-svyazi' }]]);
});
