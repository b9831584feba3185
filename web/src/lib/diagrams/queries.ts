import { graphql } from '#lib/graphql/generated.ts';

graphql(`
  fragment DiagramReport_report on DiagramReport {
    id
    place
    note
    vehicle
    revision
    state
    answer
    createdAt
    person {
      name
    }
    handledBy {
      name
    }
    handledAt
    photos {
      id
      name
      url
    }
    entry {
      ...EntryLink_entry
    }
  }
`);

export const ReportDiagram = graphql(`
  mutation ReportDiagram($input: DiagramReportInput!) {
    reportDiagram(input: $input) {
      id
    }
  }
`);
