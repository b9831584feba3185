import { graphql } from '#lib/graphql/generated.ts';

export const EntryAddress = graphql(`
  query EntryAddress($number: Int!, $revision: Int) {
    entry(number: $number) {
      number
      path
      title
      kind
      locale
      viewerCan {
        seeHistory
      }
      recalls {
        id
        reason
        wrongSince
        revision
      }
      labelled: publication(revision: $revision) {
        revision
        publishedAt
      }
      present: publication {
        revision
        publishedAt
      }
    }
  }
`);
