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
