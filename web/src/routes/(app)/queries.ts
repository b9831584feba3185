import { graphql } from '#lib/graphql/generated.ts';

export const Layout = graphql(`
  query Layout {
    viewer {
      person {
        id
        name
      }
      isStaff
      isAdmin
      canWrite
    }
  }
`);

export const Suggest = graphql(`
  query Suggest($text: String!) {
    suggest(text: $text, limit: 8) {
      title {
        text
        hit
      }
      subtitle
      href
    }
  }
`);
