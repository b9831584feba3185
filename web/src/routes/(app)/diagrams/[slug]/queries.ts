import { graphql } from '#lib/graphql/generated.ts';

export const DiagramPage = graphql(`
  query DiagramPage($slug: String!) {
    entry(kind: DIAGRAM, slug: $slug) {
      ...EntryFrame_entry
      diagram {
        data
        safetyCritical
        findings {
          key
          severity
          problem
          accepted {
            reason
            acceptedAt
            acceptedBy {
              name
            }
          }
        }
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
