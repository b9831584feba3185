import { redirect } from '@sveltejs/kit';
import type { HelpArticleQuery } from '#lib/graphql/generated.ts';
import { found } from '#lib/server/api.ts';
import { voteActions } from '#lib/server/vote-actions.ts';
import { HelpArticle } from '../../queries.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { publicUrl, ...article } = await locals.api.run(HelpArticle, { slug: params.slug });
  const entry = found(article.entry);
  // Staff may follow a link to what clients do not see: that has its page in the wiki.
  if (!['PUBLIC', 'CLIENTS'].includes(entry.audience)) redirect(302, entry.path);
  const own = addressOf(entry);
  if (url.pathname !== own) redirect(301, own);
  const twins = Object.fromEntries(entry.translations.map((twin) => [twin.locale, addressOf(twin)]));
  return { entry: { ...entry, html: insideHelp(entry) }, twins, publicUrl, path: own };
};

export const actions: Actions = voteActions;

type Article = NonNullable<HelpArticleQuery['entry']>;

const addressOf = ({ locale, slug }: Pick<Article, 'locale' | 'slug'>): string => `/help/${locale}/${slug}`;

/** Links to other articles stay within the help; one to a text in the other language is led on from there. */
const insideHelp = ({ html, locale }: Article): string =>
  html.replaceAll('href="/wiki/', `href="/help/${locale}/`);
