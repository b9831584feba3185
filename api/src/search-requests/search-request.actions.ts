import { mustKeepKnowledge } from '../access/search-requests.ts';
import type { Ctx } from '../context.ts';
import { BadInputError, NotFoundError, RateLimitedError } from '../errors.ts';
import { SearchRequest } from './search-request.entity.ts';

const longestText = 500;
const longestNote = 2000;
const windowSeconds = 3600;
/** From one network address in a window: an office behind one has several people. */
const mostFromOne = 10;

export interface SearchRequestGiven {
  text: string;
  note: string;
}

/**
 * Somebody tells what they did not find; anybody may.
 * @throws RateLimitedError, BadInputError
 */
export async function sendSearchRequest(tx: Ctx, given: SearchRequestGiven): Promise<void> {
  const text = given.text.trim();
  const note = given.note.trim();
  mustSaySomething(text, note);
  const requests = tx.db.getRepository(SearchRequest);
  const sender = tx.request.ip;
  const since = new Date(tx.now().getTime() - windowSeconds * 1000);
  // Many at once from one address take turns, so that they are counted like one after the other.
  await tx.db.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`search-request ${sender}`]);
  await tx.db.query('UPDATE search_request SET sender = NULL WHERE sender IS NOT NULL AND created_at <= $1', [
    since,
  ]);
  const [first, ...others] = await requests.find({ where: { sender }, order: { createdAt: 'ASC' } });
  if (first && others.length + 1 >= mostFromOne)
    throw new RateLimitedError(Math.ceil((first.createdAt.getTime() - since.getTime()) / 1000));
  await requests.insert({
    text,
    note,
    locale: tx.request.locale,
    personId: tx.viewer.person?.id ?? null,
    sender,
    createdAt: tx.now(),
  });
}

/** Takes it off the list: answered, or not worth an article. */
export async function closeSearchRequest(tx: Ctx, id: string): Promise<SearchRequest> {
  await mustKeepKnowledge(tx);
  const requests = tx.db.getRepository(SearchRequest);
  const request = await requests.findOneBy({ id });
  if (!request) throw new NotFoundError();
  return await requests.save({ ...request, closedAt: request.closedAt ?? tx.now() });
}

function mustSaySomething(text: string, note: string): void {
  if ((text === '' && note === '') || text.length > longestText || note.length > longestNote)
    throw new BadInputError([
      {
        path: 'note',
        message: {
          ru: `Напишите, что вы искали: до ${longestNote} знаков.`,
          en: `Tell what you looked for, in up to ${longestNote} characters.`,
        },
      },
    ]);
}
