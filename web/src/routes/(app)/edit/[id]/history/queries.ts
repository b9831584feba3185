import { graphql } from '#lib/graphql/generated.ts';

export const HistoryPage = graphql(`
  query HistoryPage($id: UUID, $number: Int, $after: String) {
    entry(id: $id, number: $number) {
      id
      number
      kind
      locale
      title
      path
      version
      viewerCan {
        edit
        seeHistory
      }
      recalls {
        id
        revision
        wrongSince
        reason
        reach {
          reached
          confirmed
          waiting {
            name
          }
        }
      }
      revisions(first: 50, after: $after) {
        nodes {
          id
          number
          note
          savedAt
          publishedAt
          author {
            name
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

export const RestoreRevision = graphql(`
  mutation RestoreRevision($entryId: UUID!, $revisionId: UUID!, $version: Int!) {
    restoreRevision(entryId: $entryId, revisionId: $revisionId, version: $version) {
      number
    }
  }
`);
