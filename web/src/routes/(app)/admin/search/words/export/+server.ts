import { AdminSearchTable } from '../../queries.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals }) => {
  const { searchDictionaryTable } = await locals.api.run(AdminSearchTable);
  return new Response(searchDictionaryTable, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="search-words.csv"',
      'cache-control': 'no-store',
    },
  });
};
