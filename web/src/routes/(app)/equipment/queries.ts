import { graphql } from '#lib/graphql/generated.ts';

graphql(`
  fragment DeviceFacts_equipment on Equipment {
    type
    vendor
    model
    partNumbers
    supplyMin
    supplyMax
    data
  }
`);

export const DeviceList = graphql(`
  query DeviceList(
    $conditions: [ParameterCondition!]!
    $type: String
    $locale: Locale
    $first: Int
    $after: String
  ) {
    devices(conditions: $conditions, type: $type, locale: $locale, first: $first, after: $after) {
      nodes {
        ...EntryRow_entry
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
    }
  }
`);

export const KnownParameters = graphql(`
  query KnownParameters($locale: Locale) {
    equipmentParameters(locale: $locale) {
      name
      unit
      type
    }
    catalogueRights {
      change
    }
  }
`);
