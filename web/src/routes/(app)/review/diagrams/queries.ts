import { graphql } from '#lib/graphql/generated.ts';

export const DiagramReportsPage = graphql(`
  query DiagramReportsPage($after: String) {
    waiting: diagramReports(first: 50, after: $after) {
      nodes {
        ...DiagramReport_report
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
    closed: diagramReports(first: 20, closed: true) {
      nodes {
        ...DiagramReport_report
      }
    }
  }
`);

export const TakeUpDiagramReport = graphql(`
  mutation TakeUpDiagramReport($id: UUID!) {
    takeUpDiagramReport(id: $id) {
      entry {
        number
      }
    }
  }
`);

export const AnswerDiagramReport = graphql(`
  mutation AnswerDiagramReport($id: UUID!, $state: DiagramReportState!, $answer: String) {
    answerDiagramReport(id: $id, state: $state, answer: $answer) {
      id
    }
  }
`);
