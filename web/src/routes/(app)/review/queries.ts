import { graphql } from '#lib/graphql/generated.ts';

export const ReviewPage = graphql(`
  query ReviewPage {
    openInstallationReports
    openDiagramReports
    inReview: entries(first: 50, status: IN_REVIEW) {
      nodes {
        ...ReviewRow_entry
      }
      totalCount
    }
    mine: entries(first: 50, status: DRAFT, mine: true) {
      nodes {
        ...ReviewRow_entry
      }
      totalCount
    }
    readerComments(first: 50) {
      nodes {
        ...ReaderComments_comment
      }
      totalCount
    }
    due: entries(first: 50, reviewDue: true) {
      nodes {
        ...ReviewRow_entry
      }
      totalCount
    }
  }
`);

graphql(`
  fragment ReviewRow_entry on Entry {
    id
    number
    kind
    path
    locale
    title
    version
    updatedAt
    reviewAt
    section {
      names {
        ru
        en
      }
    }
    uses {
      wrong
      partly
    }
    publication {
      revision
    }
    draftChanges(first: 12)
    draft {
      savedAt
      author {
        name
      }
    }
    viewerCan {
      publish
      seeHistory
    }
  }
`);

export const PublishFromReview = graphql(`
  mutation PublishFromReview($id: UUID!, $version: Int!, $correction: CorrectionInput) {
    publishEntry(id: $id, version: $version, correction: $correction) {
      number
      path
    }
  }
`);
