import { graphql } from '#lib/graphql/generated.ts';

export const TypeChecklists = graphql(`
  query TypeChecklists {
    typeChecklists {
      type
      version
      viewerCanChange
      changedAt
      changedBy {
        name
      }
      questions {
        key
        answer
        text {
          ru
          en
        }
        choices {
          ru
          en
        }
      }
      steps {
        needsPhoto
        isLast
        text {
          ru
          en
        }
        measures {
          min
          max
          isSupply
          name {
            ru
            en
          }
          unit {
            ru
            en
          }
        }
      }
    }
  }
`);

export const SaveTypeChecklist = graphql(`
  mutation SaveTypeChecklist($input: TypeChecklistInput!) {
    saveTypeChecklist(input: $input) {
      version
    }
  }
`);
