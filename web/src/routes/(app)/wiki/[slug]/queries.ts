import { graphql } from '#lib/graphql/generated.ts';

export const ArticlePage = graphql(`
  query ArticlePage($slug: String!) {
    entry(kind: ARTICLE, slug: $slug) {
      ...EntryFrame_entry
    }
  }
`);
