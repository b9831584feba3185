import { graphql } from '#lib/graphql/generated.ts';

export const PinsFound = graphql(`
  query PinsFound($text: String!, $first: Int!) {
    pins(text: $text, first: $first) {
      connector
      connectorName
      label
      function
      signal
      note
      colour {
        main
        stripe
      }
      entry {
        number
        title
        path
        locale
      }
    }
  }
`);
