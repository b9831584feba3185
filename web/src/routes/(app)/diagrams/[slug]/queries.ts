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
