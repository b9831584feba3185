import { graphql } from '#lib/graphql/generated.ts';

export const TablesPage = graphql(`
  query TablesPage {
    tableExports {
      name
      title {
        ru
        en
      }
      formats
      rows
      parts
    }
  }
`);
