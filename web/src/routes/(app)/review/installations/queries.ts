import { graphql } from '#lib/graphql/generated.ts';

graphql(`
  fragment Report_report on InstallationReport {
    id
    outcome
    note
    decision
    createdAt
    person {
      name
    }
    decidedBy {
      name
    }
    decidedAt
    photo {
      name
      url
    }
    fitment {
      state
      yearFrom
      yearTo
      equipment {
        ...EntryLink_entry
      }
      model {
        name
        slug
        make {
          name
          slug
        }
      }
      generation {
        name
      }
    }
  }
`);

export const InstallationReportsPage = graphql(`
  query InstallationReportsPage($after: String) {
    waiting: installationReports(first: 50, after: $after) {
      nodes {
        ...Report_report
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
    }
    decided: installationReports(first: 20, decided: true) {
      nodes {
        ...Report_report
      }
    }
  }
`);

export const DecideInstallationReport = graphql(`
  mutation DecideInstallationReport($id: UUID!, $decision: ReportDecision!) {
    decideInstallationReport(id: $id, decision: $decision) {
      id
    }
  }
`);

export const TakeBackInstallationDecision = graphql(`
  mutation TakeBackInstallationDecision($id: UUID!) {
    takeBackInstallationDecision(id: $id) {
      id
    }
  }
`);
