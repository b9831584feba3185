import { graphql } from '#lib/graphql/generated.ts';

export const NewEntryPage = graphql(`
  query NewEntryPage {
    sections {
      id
      parentId
      position
      slug
      names {
        ru
        en
      }
      viewerCan {
        createEntry
      }
    }
  }
`);

export const TranslationSource = graphql(`
  query TranslationSource($id: UUID, $number: Int) {
    entry(id: $id, number: $number) {
      id
      number
      kind
      locale
      audience
      title
      tags
      section {
        id
      }
      vehicles {
        make {
          id
        }
        model {
          id
        }
        generation {
          id
        }
        yearFrom
        yearTo
      }
      aboutEquipment {
        id
      }
      workingRevision {
        ...WorkingRevision_revision
      }
    }
  }
`);

export const CreateEntry = graphql(`
  mutation CreateEntry($input: CreateEntryInput!) {
    createEntry(input: $input) {
      number
    }
  }
`);
