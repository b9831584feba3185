import { graphql } from '#lib/graphql/generated.ts';

export const VisitPage = graphql(`
  query VisitPage($id: UUID!) {
    visit(id: $id) {
      ...VisitVehicle_visit
      version
      note
      options {
        key
        value
      }
      createdBy {
        name
      }
      createdAt
      finishedAt
      viewerCanChange
      recalls {
        id
        reason
        wrongSince
        revision
        entry {
          number
          locale
          title
        }
      }
      questions {
        key
        text
        answer
        choices
        askedFor
        value
      }
      devices {
        id
        title
        quantity
      }
      steps {
        ...VisitStep_step
      }
    }
  }
`);

export const VisitEnd = graphql(`
  query VisitEnd($id: UUID!) {
    visit(id: $id) {
      ...VisitVehicle_visit
      viewerCanChange
      devices {
        id
        title
        canReport
      }
      steps {
        id
        text
        isDone
        lacksPhoto
        lacksValue
        skipReason
      }
    }
  }
`);

export const SaveVisit = graphql(`
  mutation SaveVisit($input: SaveVisitInput!) {
    saveVisit(input: $input) {
      id
    }
  }
`);

export const FinishVisit = graphql(`
  mutation FinishVisit($input: FinishVisitInput!) {
    finishVisit(input: $input) {
      id
    }
  }
`);

export const ReopenVisit = graphql(`
  mutation ReopenVisit($id: UUID!) {
    reopenVisit(id: $id) {
      id
    }
  }
`);
