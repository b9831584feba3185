import { graphql } from '#lib/graphql/generated.ts';

graphql(`
  fragment PutAway_entry on Entry {
    id
    number
    kind
    locale
    title
    version
    updatedAt
    deletedAt
    viewerCan {
      restore
    }
  }
`);

export const BinPage = graphql(`
  query BinPage {
    bin: entries(first: 100, bin: true) {
      nodes {
        ...PutAway_entry
      }
      totalCount
    }
    archived: entries(first: 100, status: ARCHIVED) {
      nodes {
        ...PutAway_entry
      }
      totalCount
    }
  }
`);
