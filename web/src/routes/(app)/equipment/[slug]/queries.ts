import { graphql } from '#lib/graphql/generated.ts';

export const EquipmentPage = graphql(`
  query EquipmentPage($slug: String!) {
    entry(kind: EQUIPMENT, slug: $slug) {
      ...EntryFrame_entry
      equipment {
        ...DeviceFacts_equipment
        relations {
          kind
          note
          equipment {
            ...EntryLink_entry
          }
        }
        fitments(first: 100) {
          totalCount
          nodes {
            id
            state
            yearFrom
            yearTo
            role
            programmeNumber
            firmware
            model {
              name
              slug
              make {
                name
                slug
              }
            }
            generation {
              name
            }
            diagram {
              ...EntryLink_entry
            }
          }
        }
      }
    }
  }
`);
