import { graphql } from '#lib/graphql/generated.ts';

export const LabelsPage = graphql(`
  query LabelsPage($of: [String!]!) {
    labels(of: $of) {
      name
      title
      number
      issue
      url
    }
  }
`);

export const LabelSearch = graphql(`
  query LabelSearch($text: String!, $locale: Locale!) {
    search(text: $text, filter: { kind: [EQUIPMENT, DIAGRAM, ARTICLE], locale: [$locale] }, limit: 12) {
      hits {
        entry {
          number
          kind
          title
        }
      }
    }
  }
`);
