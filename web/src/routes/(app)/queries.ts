import { graphql } from '#lib/graphql/generated.ts';

export const LayoutQuery = graphql(`
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
