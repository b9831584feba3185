import { graphql } from '#lib/graphql/generated.ts';

export const SendingPerson = graphql(`
  query SendingPerson {
    viewer {
      person {
        id
      }
    }
  }
`);

export const KeepVisitAnswers = graphql(`
  mutation KeepVisitAnswers($input: SaveVisitInput!) {
    saveVisit(input: $input) {
      version
    }
  }
`);

export const VisitAnswersNow = graphql(`
  query VisitAnswersNow($id: UUID!) {
    visit(id: $id) {
      state
      version
      lastChangeId
      label
      note
      plannedOn
      assignedTo {
        name
      }
      questions {
        key
        text
        answer
        value
      }
    }
  }
`);
