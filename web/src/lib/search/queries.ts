import { graphql } from '#lib/graphql/generated.ts';

export const SendSearchRequest = graphql(`
  mutation SendSearchRequest($text: String!, $note: String!) {
    sendSearchRequest(text: $text, note: $note)
  }
`);
