import { graphql } from '#lib/graphql/generated.ts';

export const VehiclesPage = graphql(`
  query VehiclesPage($text: String!, $isRecognizing: Boolean!, $make: String!, $hasMake: Boolean!) {
    makes {
      name
      nameCyrillic
      slug
      modelCount
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
