import { graphql } from '#lib/graphql/generated.ts';

graphql(`
  fragment ComparedDevice_entry on Entry {
    number
    title
    path
    locale
    equipment {
      ...DeviceFacts_equipment
      fitments(first: 1) {
        totalCount
      }
    }
  }
`);

export const ComparedDevice = graphql(`
  query ComparedDevice($number: Int!) {
    entry(number: $number) {
      ...ComparedDevice_entry
    }
  }
`);

export const ComparePage = graphql(`
  query ComparePage($locale: Locale) {
    entries(kind: EQUIPMENT, locale: $locale, first: 100) {
      totalCount
      nodes {
        number
        title
      }
    }
  }
`);
