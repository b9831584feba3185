import { graphql } from '#lib/graphql/generated.ts';

export const AdminSections = graphql(`
  query AdminSections {
    sections {
      id
      slug
      names {
        ru
        en
      }
      parentId
      position
      audience
      entryCount
      ancestors {
        id
      }
    }
  }
`);

export const AdminSection = graphql(`
  query AdminSection($slug: String!) {
    section(slug: $slug) {
      id
      slug
      names {
        ru
        en
      }
      parentId
      audience
      entryCount
      members {
        role
        person {
          id
          name
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
    people(first: 100) {
      nodes {
        name
        email
      }
    }
  }
`);

/** Whom a typed name or address means. */
export const FindPerson = graphql(`
  query FindPerson($text: String!) {
    people(text: $text, first: 20) {
      nodes {
        id
        name
        email
      }
    }
  }
`);

export const SaveSection = graphql(`
  mutation SaveSection($input: SectionInput!) {
    saveSection(input: $input) {
      slug
    }
  }
`);

export const DeleteSection = graphql(`
  mutation DeleteSection($id: UUID!) {
    deleteSection(id: $id)
  }
`);
