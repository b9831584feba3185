import { graphql } from '#lib/graphql/generated.ts';

export const InstalledFitment = graphql(`
  query InstalledFitment($id: UUID!) {
    fitment(id: $id) {
      id
      equipment {
        ...EntryLink_entry
      }
    }
  }
`);

export const ReportInstallation = graphql(`
  mutation ReportInstallation($input: InstallationReportInput!) {
    reportInstallation(input: $input) {
      id
    }
  }
`);
