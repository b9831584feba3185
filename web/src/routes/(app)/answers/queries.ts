import { graphql } from '#lib/graphql/generated.ts';

export const AnswersFound = graphql(`
  query AnswersFound($text: String!, $locale: [Locale!]) {
    search(text: $text, filter: { kind: [CANNED_ANSWER], locale: $locale }, limit: 50) {
      total
      hits {
        entry {
          ...EntryRow_entry
        }
      }
    }
  }
`);
