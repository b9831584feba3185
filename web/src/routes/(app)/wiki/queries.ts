import { graphql } from '#lib/graphql/generated.ts';

export const SectionTree = graphql(`
  query SectionTree {
    sections {
      id
      slug
      names {
        ru
        en
      }
      parentId
      position
      audience
      entryCount
      viewerCan {
        createEntry
      }
    }
  }
`);
