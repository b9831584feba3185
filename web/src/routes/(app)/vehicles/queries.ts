import { graphql } from '#lib/graphql/generated.ts';

export const VehiclesPage = graphql(`
  query VehiclesPage($text: String!, $isRecognizing: Boolean!, $make: String!, $hasMake: Boolean!) {
    makes {
      name
      nameCyrillic
      slug
      modelCount
    }
    catalogueRights {
      change
    }
    recognizeVehicle(text: $text, limit: 8) @include(if: $isRecognizing) {
      make {
        name
        slug
      }
      model {
        slug
      }
      generation {
        name
      }
      year
      label
    }
    vin(text: $text) @include(if: $isRecognizing) {
      vin
      foldedPositions
      faults {
        position
        message
        remedy
      }
      suggestion
      country
      maker
      makes {
        name
        slug
      }
      isSmallMaker
      modelYears
      needsCheckDigit
    }
    make(slug: $make) @include(if: $hasMake) {
      name
      nameCyrillic
      slug
      models {
        name
        nameCyrillic
        slug
        yearFrom
        yearTo
        fitmentCount
        generations {
          name
          yearFrom
          yearTo
        }
      }
    }
  }
`);

export const AddVehicle = graphql(`
  mutation AddVehicle($input: AddVehicleInput!) {
    addVehicle(input: $input) {
      slug
      make {
        slug
      }
    }
  }
`);

export const SuggestVehicles = graphql(`
  query SuggestVehicles($text: String!) {
    recognizeVehicle(text: $text, limit: 6) {
      make {
        slug
      }
      model {
        slug
      }
      generation {
        name
      }
      year
      label
    }
    vin(text: $text) {
      vin
      maker
    }
  }
`);
