import { graphql } from '#lib/graphql/generated.ts';

export const KitAddress = graphql(`
  query KitAddress($number: Int!) {
    kitLink(number: $number) {
      path
    }
  }
`);

export const SharedKit = graphql(`
  query SharedKit($number: Int!) {
    kitLink(number: $number) {
      number
      title
      path
      url
    }
  }
`);
