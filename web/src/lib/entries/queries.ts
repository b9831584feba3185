import { graphql } from '#lib/graphql/generated.ts';

graphql(`
  fragment EntryRow_entry on Entry {
    number
    kind
    path
    locale
    title
    excerpt
    status
    confidence
    updatedAt
  }
`);

graphql(`
  fragment EntryLink_entry on Entry {
    number
    kind
    path
    locale
    title
  }
`);

graphql(`
  fragment EntryFrame_entry on Entry {
    id
    number
    kind
    slug
    path
    locale
    title
    status
    audience
    confidence
    tags
    updatedAt
    publishedAt
    openedPicture
    reviewAt
    owner {
      name
    }
    section {
      slug
      names {
        ru
        en
      }
      ancestors {
        slug
        names {
          ru
          en
        }
      }
    }
    translations {
      ...EntryLink_entry
    }
    vehicles {
      make {
        name
        slug
      }
      model {
        name
        slug
      }
      generation {
        name
      }
      yearFrom
      yearTo
    }
    aboutEquipment {
      ...EntryLink_entry
    }
    backlinks(first: 12) {
      ...EntryLink_entry
    }
    attachments {
      id
      name
      size
      url
      textProblem
    }
    uses {
      solved
      partly
      wrong
      lastAt
    }
    votes {
      helpful
      unhelpful
      earlierHelpful
      earlierUnhelpful
      mine
    }
    viewerCan {
      edit
      use
    }
    draft {
      number
    }
    html
    outline {
      id
      level
      text
    }
  }
`);

export const EntryList = graphql(`
  query EntryList(
    $kind: EntryKind
    $sectionId: UUID
    $locale: Locale
    $tag: String
    $first: Int
    $after: String
  ) {
    entries(kind: $kind, sectionId: $sectionId, locale: $locale, tag: $tag, first: $first, after: $after) {
      nodes {
        ...EntryRow_entry
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
    }
  }
`);

export const RecordUse = graphql(`
  mutation RecordUse($entryId: UUID!, $outcome: UseOutcome!, $ticket: String, $note: String, $useId: UUID) {
    recordUse(entryId: $entryId, outcome: $outcome, ticket: $ticket, note: $note, useId: $useId) {
      id
    }
  }
`);

export const CastVote = graphql(`
  mutation CastVote($entryId: UUID!, $isHelpful: Boolean!, $comment: String, $browser: String) {
    castVote(entryId: $entryId, isHelpful: $isHelpful, comment: $comment, browser: $browser)
  }
`);

export const WithdrawVote = graphql(`
  mutation WithdrawVote($entryId: UUID!, $browser: String) {
    withdrawVote(entryId: $entryId, browser: $browser)
  }
`);

graphql(`
  fragment ReaderComments_comment on ReaderComment {
    id
    comment
    isEarlier
    updatedAt
    person {
      name
    }
    entry {
      number
      locale
      title
    }
  }
`);

export const CloseReaderComment = graphql(`
  mutation CloseReaderComment($id: UUID!) {
    closeReaderComment(id: $id) {
      id
    }
  }
`);
