import { graphql } from '#lib/graphql/generated.ts';

export const SearchHit = graphql(`
  fragment Hit_hit on SearchHit {
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
    isPinned
    ranking {
      solved
      partly
      wrong
      votes {
        helpful
        unhelpful
        earlierHelpful
        earlierUnhelpful
      }
      votesWorth
    }
  }
`);

export const SearchPage = graphql(`
  query SearchPage(
    $text: String!
    $filter: SearchFilter
    $sort: String!
    $offset: Int!
    $limit: Int!
    $verbatim: Boolean!
    $wantsDirect: Boolean!
  ) {
    search(text: $text, filter: $filter, sort: $sort, offset: $offset, limit: $limit, verbatim: $verbatim) {
      hits {
        ...Hit_hit
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
      tried {
        text
        variant
        total
      }
      direct @include(if: $wantsDirect) {
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

/** What stands nearest where a search found nothing: without its filters, and the vehicles it may mean. */
export const NearestToSearch = graphql(`
  query NearestToSearch($text: String!) {
    search(text: $text, limit: 3) {
      hits {
        ...Hit_hit
      }
      total
    }
    recognizeVehicle(text: $text, limit: 3) {
      make {
        slug
      }
      model {
        slug
      }
      generation {
        name
      }
      year
      label
    }
  }
`);

export const SavedSearches = graphql(`
  query SavedSearches {
    savedSearches {
      id
      name
      text
      filter
      sort
    }
    openSearchRequests
  }
`);

export const SaveSearch = graphql(`
  mutation SaveSearch($input: SaveSearchInput!) {
    saveSearch(input: $input) {
      id
      name
    }
  }
`);

export const DeleteSavedSearch = graphql(`
  mutation DeleteSavedSearch($id: UUID!) {
    deleteSavedSearch(id: $id)
  }
`);
