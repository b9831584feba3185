import { graphql } from '#lib/graphql/generated.ts';

export const VisitKit = graphql(`
  query VisitKit($modelId: UUID!, $generationId: UUID, $year: Int, $options: [QualifierInput!]!) {
    kit(modelId: $modelId, generationId: $generationId, year: $year, options: $options) {
      items {
        ...VisitKit_item
      }
      conditional {
        ...VisitKit_item
      }
      openChoices {
        key
        values
      }
      questions {
        key
        text
        answer
        choices
        askedFor {
          id
          title
        }
      }
    }
    colleagues(text: "", first: 100) {
      id
      name
    }
  }
`);

graphql(`
  fragment VisitKit_item on KitItem {
    quantity
    role
    group
    conditions {
      key
      value
    }
    equipment {
      id
      title
    }
    fitment {
      id
    }
  }
`);

export const PrepareVisit = graphql(`
  mutation PrepareVisit($input: PrepareVisitInput!) {
    prepareVisit(input: $input) {
      id
    }
  }
`);
