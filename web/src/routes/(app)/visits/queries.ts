import { graphql } from '#lib/graphql/generated.ts';

export const VisitsPage = graphql(`
  query VisitsPage($mine: Boolean, $states: [VisitState!], $modelId: UUID, $after: String) {
    visits(mine: $mine, states: $states, modelId: $modelId, first: 30, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        ...VisitVehicle_visit
        stepCount
        doneStepCount
        createdAt
        devices {
          id
          title
        }
      }
    }
  }
`);
