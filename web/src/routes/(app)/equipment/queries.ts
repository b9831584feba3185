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
