import { graphql } from '#lib/graphql/generated.ts';

export const SignOut = graphql(`
  mutation SignOut {
    signOut
  }
`);
