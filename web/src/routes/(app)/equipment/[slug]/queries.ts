import { graphql } from '#lib/graphql/generated.ts';

graphql(`
  fragment KnownProblem_problem on KnownProblem {
    text
    from
    to
    fixedIn
    entry {
      ...EntryLink_entry
    }
  }
`);

export const EquipmentPage = graphql(`
  query EquipmentPage($slug: String!, $after: String, $state: FitmentState) {
    entry(kind: EQUIPMENT, slug: $slug) {
      ...EntryFrame_entry
      about: backlinks(first: 100) {
        ...EntryLink_entry
      }
      equipment {
        ...DeviceFacts_equipment
        relations {
          kind
          note
          equipment {
            ...EntryLink_entry
          }
        }
        relationsFrom {
          kind
          note
          equipment {
            ...EntryLink_entry
          }
        }
        knownProblems {
          ...KnownProblem_problem
        }
        fitmentStates {
          state
          count
        }
        fitments(first: 50, after: $after, state: $state) {
          totalCount
          pageInfo {
            hasNextPage
            endCursor
          }
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
