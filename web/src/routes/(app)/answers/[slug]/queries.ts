import { graphql } from '#lib/graphql/generated.ts';

export const AnswerPage = graphql(`
  query AnswerPage($slug: String!) {
    entry(kind: CANNED_ANSWER, slug: $slug) {
      ...EntryFrame_entry
      cannedAnswer {
        shortCode
        variants {
          locale
          channel
        }
        blanks
        article {
          ...EntryLink_entry
        }
      }
    }
  }
`);

export const FilledAnswer = graphql(`
  query FilledAnswer($entryId: UUID!, $locale: Locale!, $channel: String!, $values: [BlankValue!]!) {
    filledAnswer(entryId: $entryId, locale: $locale, channel: $channel, values: $values) {
      subject
      text
      unfilled
    }
  }
`);
