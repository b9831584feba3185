import { graphql } from '#lib/graphql/generated.ts';

export const SignIn = graphql(`
  mutation SignIn($email: String!, $password: String!) {
    signIn(email: $email, password: $password) {
      isStaff
    }
  }
`);
