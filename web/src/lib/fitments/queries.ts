import { graphql } from '#lib/graphql/generated.ts';

graphql(`
  fragment FitmentLine_fitment on Fitment {
    id
    version
    equipment {
      id
      title
    }
    model {
      ...FitmentModel_model
    }
    generation {
      id
      name
    }
    yearFrom
    yearTo
    state
    reason
    qualifiers {
      key
      value
    }
    quantity
    role
    group
    programmeNumber
    firmware
    parameters {
      name
      availability
    }
    diagram {
      id
      title
      number
    }
    note
    source
  }
`);

graphql(`
  fragment FitmentModel_model on VehicleModel {
    id
    name
    yearFrom
    yearTo
    make {
      name
    }
    generations {
      id
      name
      yearFrom
      yearTo
    }
  }
`);

export const FitmentGridRows = graphql(`
  query FitmentGridRows($modelId: UUID, $equipmentId: UUID) {
    fitmentGrid(modelId: $modelId, equipmentId: $equipmentId) {
      total
      viewerCan {
        add
        change
      }
      rows {
        ...FitmentLine_fitment
      }
    }
  }
`);

export const ModelForGrid = graphql(`
  query ModelForGrid($make: String!, $model: String!) {
    vehicleModel(make: $make, slug: $model) {
      ...FitmentModel_model
    }
  }
`);

export const DeviceForGrid = graphql(`
  query DeviceForGrid($slug: String!) {
    entry(kind: EQUIPMENT, slug: $slug) {
      id
      title
      path
    }
  }
`);

export const FitmentNames = graphql(`
  query FitmentNames($equipment: [String!]!, $diagrams: [String!]!, $vehicles: [String!]!) {
    equipmentNames(texts: $equipment) {
      text
      entries {
        id
        title
        number
      }
    }
    diagramNames(texts: $diagrams) {
      text
      entries {
        id
        title
        number
      }
    }
    vehicleNames(texts: $vehicles) {
      text
      vehicles {
        label
        generation {
          name
        }
        model {
          ...FitmentModel_model
        }
      }
    }
  }
`);

export const SaveFitments = graphql(`
  mutation SaveFitments($input: SaveFitmentsInput!) {
    saveFitments(input: $input) {
      isSaved
      saved {
        ...FitmentLine_fitment
      }
      stale {
        id
        theirs {
          ...FitmentLine_fitment
        }
      }
      findings {
        isError
        text
      }
    }
  }
`);

export const FitmentHistory = graphql(`
  query FitmentHistory($modelId: UUID, $equipmentId: UUID, $fitmentId: UUID, $before: ID) {
    fitmentHistory(
      modelId: $modelId
      equipmentId: $equipmentId
      fitmentId: $fitmentId
      before: $before
      first: 30
    ) {
      id
      fitmentId
      cause
      at
      isAddition
      isRemoval
      currentVersion
      person {
        name
      }
      equipment {
        title
      }
      model {
        name
        make {
          name
        }
      }
      changes {
        field
        from
        to
      }
    }
  }
`);

export const ReturnFitment = graphql(`
  mutation ReturnFitment($changeId: ID!, $version: Int) {
    returnFitment(changeId: $changeId, version: $version) {
      ...FitmentLine_fitment
    }
  }
`);
