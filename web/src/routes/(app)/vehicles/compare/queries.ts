import { graphql } from '#lib/graphql/generated.ts';

export const MatrixMakes = graphql(`
  query MatrixMakes {
    makes {
      id
      name
      slug
    }
  }
`);

export const MatrixPage = graphql(`
  query MatrixPage(
    $modelIds: [UUID!]
    $makeId: UUID
    $modelText: String
    $equipmentType: String
    $state: FitmentState
  ) {
    fitmentMatrix(
      modelIds: $modelIds
      makeId: $makeId
      modelText: $modelText
      equipmentType: $equipmentType
      state: $state
    ) {
      vehicleTotal
      equipmentTotal
      equipment {
        id
        title
        path
      }
      rows {
        model {
          id
          name
          slug
          make {
            name
            slug
          }
        }
        cells {
          equipmentId
          fitmentId
          state
          depends
        }
      }
    }
  }
`);
