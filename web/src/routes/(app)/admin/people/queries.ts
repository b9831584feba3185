import { graphql } from '#lib/graphql/generated.ts';

export const AdminPeople = graphql(`
  query AdminPeople($text: String, $after: String) {
    people(text: $text, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        name
        email
        role
        isActive
        memberships {
          section {
            slug
            names {
              ru
              en
            }
          }
        }
      }
    }
  }
`);

export const AdminPerson = graphql(`
  query AdminPerson($id: UUID!) {
    person(id: $id) {
      id
      name
      email
      role
      locale
      isActive
      memberships {
        role
        section {
          id
          slug
          names {
            ru
            en
          }
        }
      }
    }
    sections {
      id
      names {
        ru
        en
      }
      ancestors {
        id
      }
    }
  }
`);

export const CreatePerson = graphql(`
  mutation CreatePerson($input: CreatePersonInput!) {
    createPerson(input: $input) {
      id
      name
      email
    }
  }
`);

export const UpdatePerson = graphql(`
  mutation UpdatePerson($input: UpdatePersonInput!) {
    updatePerson(input: $input) {
      id
    }
  }
`);
