import type { Cookies } from '@sveltejs/kit';
import { CastVote, CloseReaderComment, WithdrawVote } from '#lib/entries/queries.ts';
import { action } from './api.ts';
import { formText } from './form-text.ts';

/** Holds the number by which a browser that is not signed in finds its own vote again. */
const COOKIE = 'fieldlore_reader';
const YEAR = 365 * 24 * 60 * 60;

/** What the page then shows of the answer. */
export interface VoteAnswer {
  /** Null once it was taken back. */
  isHelpful: boolean | null;
  isCommentSent: boolean;
}

/** Whether the page helped, and what was missing, from the form under its text. */
const vote = action(
  async ({ locals, cookies, url }, form) => {
    const isHelpful = form.get('helpful') === 'yes';
    const comment = formText(form, 'comment') || null;
    const { castVote: browser } = await locals.api.run(CastVote, {
      entryId: String(form.get('entryId')),
      isHelpful,
      comment,
      browser: cookies.get(COOKIE),
    });
    if (browser) keepNumber(cookies, url, browser);
    return { vote: { isHelpful, isCommentSent: !isHelpful && comment !== null } satisfies VoteAnswer };
  },
  { keep: ['comment'] },
);

const withdrawVote = action(
  async ({ locals, cookies, url }, form) => {
    await locals.api.run(WithdrawVote, {
      entryId: String(form.get('entryId')),
      browser: cookies.get(COOKIE),
    });
    if (cookies.get(COOKIE)) cookies.delete(COOKIE, { path: url.pathname });
    return { vote: { isHelpful: null, isCommentSent: false } satisfies VoteAnswer };
  },
  { keep: ['comment'] },
);

/**
 * For the page that was voted on and no other: rendered pages are shared by everybody who sends the same cookies, and
 * whoever reads the log of a proxy learns nothing of one browser's way from page to page.
 */
function keepNumber(cookies: Cookies, url: URL, browser: string): void {
  cookies.set(COOKIE, browser, {
    path: url.pathname,
    maxAge: YEAR,
    sameSite: 'lax',
    httpOnly: true,
    secure: url.protocol === 'https:',
  });
}

/** The forms under a text. */
export const voteActions = { vote, withdrawVote };

/** Takes a reader's comment off the list. */
export const closeComment = action(async ({ locals }, form) => {
  await locals.api.run(CloseReaderComment, { id: String(form.get('id')) });
  return { commentClosed: true };
});
