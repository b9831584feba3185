import { graphql } from '#lib/graphql/generated.ts';

graphql(`
  fragment FoundEntry_entry on Entry {
    id
    number
    kind
    locale
    title
    path
  }
`);

export const FindEntries = graphql(`
  query FindEntries($text: String!, $filter: SearchFilter) {
    search(text: $text, filter: $filter, limit: 8) {
      hits {
        entry {
          ...FoundEntry_entry
        }
      }
    }
  }
`);

export const EntryById = graphql(`
  query EntryById($id: UUID!) {
    entry(id: $id) {
      ...FoundEntry_entry
    }
  }
`);

export const DiagramToShow = graphql(`
  query DiagramToShow($id: UUID, $number: Int, $kind: EntryKind, $slug: String) {
    entry(id: $id, number: $number, kind: $kind, slug: $slug) {
      id
      number
      locale
      title
      path
      status
      publishedAt
      diagram {
        revision
        data
      }
    }
  }
`);

export const FindPins = graphql(`
  query FindPins($id: UUID!, $text: String!) {
    entry(id: $id) {
      diagram {
        pins(text: $text) {
          connector
          label
          function
          signal
          colour {
            main
            stripe
          }
        }
      }
    }
  }
`);

export const EntryConnectors = graphql(`
  query EntryConnectors($id: UUID!) {
    entry(id: $id) {
      equipment {
        data
      }
      diagram {
        data
      }
    }
  }
`);

export const FindColleagues = graphql(`
  query FindColleagues($text: String!) {
    colleagues(text: $text) {
      id
      name
    }
  }
`);

export const FindVehicles = graphql(`
  query FindVehicles($text: String!) {
    recognizeVehicle(text: $text, limit: 8) {
      label
      year
      make {
        id
        name
      }
      model {
        id
        name
      }
      generation {
        id
        name
      }
    }
  }
`);
