import { graphql } from '#lib/graphql/generated.ts';

export const MyReportsPage = graphql(`
  query MyReportsPage($after: String) {
    myDiagramReports(first: 50, after: $after) {
      nodes {
        ...DiagramReport_report
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);
