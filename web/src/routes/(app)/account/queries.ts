import { graphql } from '#lib/graphql/generated.ts';

export const AccountPage = graphql(`
  query AccountPage {
    viewer {
      person {
        name
        email
        memberships {
          role
          section {
            slug
            names {
              ru
              en
            }
          }
        }
      }
      sessions {
        id
        createdAt
        lastSeenAt
        userAgent
        isCurrent
      }
    }
  }
`);

export const RevokeSession = graphql(`
  mutation RevokeSession($id: UUID!) {
    revokeSession(id: $id)
  }
`);

export const ChangePassword = graphql(`
  mutation ChangePassword($current: String!, $next: String!) {
    changePassword(current: $current, next: $next)
  }
`);
