import { graphql } from '#lib/graphql/generated.ts';

export const ReportedDiagram = graphql(`
  query ReportedDiagram($slug: String!) {
    entry(kind: DIAGRAM, slug: $slug) {
      id
      slug
      title
      path
      viewerCan {
        use
      }
      diagram {
        revision
      }
    }
  }
`);
