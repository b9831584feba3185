import { graphql } from '#lib/graphql/generated.ts';

export const SearchRequestsPage = graphql(`
  query SearchRequestsPage($after: String) {
    searchRequests(first: 50, after: $after) {
      nodes {
        id
        text
        note
        createdAt
        person {
          name
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
    }
  }
`);

export const CloseSearchRequest = graphql(`
  mutation CloseSearchRequest($id: UUID!) {
    closeSearchRequest(id: $id) {
      id
    }
  }
`);
