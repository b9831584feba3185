import { graphql } from '#lib/graphql/generated.ts';

export const VehicleModelByPath = graphql(`
  query VehicleModelByPath($make: String!, $model: String!) {
    vehicleModel(make: $make, slug: $model) {
      id
      name
      nameCyrillic
      slug
      yearFrom
      yearTo
      make {
        name
        nameCyrillic
        slug
      }
      generations {
        id
        name
        yearFrom
        yearTo
        body
        engine
        market
        voltage
      }
    }
  }
`);

graphql(`
  fragment KitItem_item on KitItem {
    quantity
    role
    group
    picture
    conditions {
      key
      value
    }
    equipment {
      ...EntryLink_entry
    }
    fitment {
      id
      state
      reason
      yearFrom
      yearTo
      qualifiers {
        key
        value
      }
      programmeNumber
      firmware
      knownProblems {
        text
        fixedIn
        entry {
          ...EntryLink_entry
        }
      }
      parameters {
        name
        availability
      }
      diagram {
        ...EntryLink_entry
      }
      note
      source
      evidence {
        id
        at
        note
        outcome
        person {
          name
        }
      }
    }
  }
`);

export const KitPage = graphql(`
  query KitPage(
    $modelId: UUID!
    $generationId: UUID
    $year: Int
    $options: [QualifierInput!]!
    $modelKeys: [String!]!
    $locale: Locale!
  ) {
    kit(modelId: $modelId, generationId: $generationId, year: $year, options: $options) {
      isUnknown
      model {
        id
        visitCount
      }
      items {
        ...KitItem_item
      }
      conditional {
        ...KitItem_item
      }
      openChoices {
        key
        values
      }
      notCompatible {
        ...KitItem_item
      }
      questions {
        key
        text
        answer
        choices
        askedFor {
          ...EntryLink_entry
        }
      }
      steps {
        text
        needsPhoto
        measureName
        measureUnit
        measureMin
        measureMax
      }
      warnings
      reports {
        id
        outcome
        note
        decision
        createdAt
        person {
          name
        }
        photo {
          id
          name
          url
        }
        fitment {
          id
        }
      }
    }
    related: search(
      text: ""
      filter: { model: $modelKeys, locale: [$locale], kind: [DIAGRAM, SOLVED_TICKET, ARTICLE] }
      limit: 12
    ) {
      hits {
        entry {
          ...EntryLink_entry
        }
      }
    }
  }
`);

export const ShareKit = graphql(`
  mutation ShareKit($modelId: UUID!, $generationId: UUID, $year: Int, $options: [QualifierInput!]!) {
    shareKit(modelId: $modelId, generationId: $generationId, year: $year, options: $options) {
      number
    }
  }
`);
