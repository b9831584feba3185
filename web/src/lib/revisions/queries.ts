import { graphql } from '#lib/graphql/generated.ts';

export const ComparedRevisions = graphql(`
  query ComparedRevisions($number: Int!, $from: Int!, $to: Int) {
    revisionComparison(number: $number, revision: $from, to: $to) {
      entry {
        number
        kind
        locale
        title
        path
      }
      older {
        number
        title
        body
        data
        publishedAt
      }
      newer {
        number
        title
        body
        data
        publishedAt
      }
    }
  }
`);

export const ComparedDrawings = graphql(`
  query ComparedDrawings($number: Int!, $from: Int!, $to: Int, $width: Int!) {
    revisionComparison(number: $number, revision: $from, to: $to) {
      older: olderDrawing(width: $width)
      newer: newerDrawing(width: $width)
    }
  }
`);

graphql(`
  fragment RecallNotice_notice on RecallNotice {
    revision
    use
    usedAt
    seenAt
    recall {
      id
      revision
      reason
      recalledAt
      entry {
        number
        kind
        locale
        title
        path
      }
    }
  }
`);

export const RecallNotices = graphql(`
  query RecallNotices {
    recallNotices {
      ...RecallNotice_notice
    }
  }
`);

export const ConfirmRecall = graphql(`
  mutation ConfirmRecall($id: UUID!) {
    confirmRecall(id: $id) {
      seenAt
    }
  }
`);
