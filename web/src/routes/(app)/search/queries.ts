import { graphql } from '#lib/graphql/generated.ts';

export const SearchPage = graphql(`
  query SearchPage($text: String!, $filter: SearchFilter, $sort: String!, $offset: Int!, $limit: Int!) {
    search(text: $text, filter: $filter, sort: $sort, offset: $offset, limit: $limit) {
      hits {
        entry {
          ...EntryRow_entry
        }
        vehicle {
          name
          slug
          yearFrom
          yearTo
          fitmentCount
          make {
            name
            slug
          }
        }
        title {
          text
          hit
        }
        snippet {
          text
          hit
        }
        isPinned
        ranking {
          solved
          partly
          wrong
          advantage
        }
        reason {
          kind
          parts {
            text
            hit
          }
          anchor
          file {
            name
            page
            sheet
            href
          }
        }
      }
      total
      facets {
        name
        counts {
          value
          label
          count
        }
      }
      searchedFor
      variant
      direct {
        path
      }
    }
  }
`);

/** By the beacon of a list of results. */
export const RecordSearch = graphql(`
  mutation RecordSearch($seen: SeenSearchInput!) {
    recordSearch(seen: $seen)
  }
`);
