import { graphql } from '#lib/graphql/generated.ts';

export const Layout = graphql(`
  query Layout {
    viewer {
      person {
        id
        name
      }
      isStaff
      isAdmin
      canWrite
      openRecalls
    }
  }
`);

export const Suggest = graphql(`
  query Suggest($text: String!) {
    suggest(text: $text, limit: 5) {
      group
      kind
      title {
        text
        hit
      }
      subtitle
      reason {
        kind
        parts {
          text
          hit
        }
      }
      count
      href
    }
  }
`);

export const HomePage = graphql(`
  query HomePage($locale: Locale!, $isWriter: Boolean!) {
    recent: entries(first: 8, locale: $locale) {
      nodes {
        ...EntryRow_entry
      }
    }
    drafts: entries(first: 5, status: DRAFT, mine: true) @include(if: $isWriter) {
      nodes {
        ...EntryRow_entry
      }
      totalCount
    }
    inReview: entries(first: 5, status: IN_REVIEW) @include(if: $isWriter) {
      nodes {
        ...EntryRow_entry
      }
      totalCount
    }
  }
`);
