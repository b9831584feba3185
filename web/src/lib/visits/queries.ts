import { graphql } from '#lib/graphql/generated.ts';

graphql(`
  fragment VisitVehicle_visit on Visit {
    id
    state
    label
    year
    plannedOn
    model {
      id
      name
      slug
      make {
        name
        slug
      }
    }
    generation {
      id
      name
    }
    assignedTo {
      id
      name
    }
  }
`);

export const VisitEngineers = graphql(`
  query VisitEngineers {
    colleagues(text: "", first: 100) {
      id
      name
    }
  }
`);

graphql(`
  fragment VisitStep_step on VisitStep {
    id
    text
    askedFor
    needsPhoto
    measureName
    measureUnit
    measureMin
    measureMax
    isDone
    value
    note
    skipReason
    version
    lastChangeId
    photos {
      id
      name
      url
    }
  }
`);

export const VisitStepNow = graphql(`
  query VisitStepNow($id: UUID!) {
    visit(id: $id) {
      id
      state
      steps {
        ...VisitStep_step
      }
    }
  }
`);

export const RecordVisitStep = graphql(`
  mutation RecordVisitStep($input: VisitStepInput!) {
    recordVisitStep(input: $input) {
      ...VisitStep_step
    }
  }
`);
