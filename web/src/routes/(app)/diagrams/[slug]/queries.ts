import { graphql } from '#lib/graphql/generated.ts';

export const DiagramPage = graphql(`
  query DiagramPage($slug: String!) {
    entry(kind: DIAGRAM, slug: $slug) {
      ...EntryFrame_entry
      diagram {
        data
        safetyCritical
      }
    }
  }
`);

export const DiagramSheet = graphql(`
  query DiagramSheet($slug: String!) {
    entry(kind: DIAGRAM, slug: $slug) {
      number
      slug
      path
      title
      locale
      status
      publishedAt
      diagram {
        data
        revision
      }
    }
  }
`);
