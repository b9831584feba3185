import { graphql } from '#lib/graphql/generated.ts';

export const AdminImports = graphql(`
  query AdminImports {
    importers {
      name
      accepts
      title {
        ru
        en
      }
    }
    importRuns(first: 50) {
      id
      importer
      fileName
      status
      isDryRun
      added
      changed
      gone
      refused
      startedAt
      person {
        name
      }
    }
  }
`);

export const AdminNewImport = graphql(`
  query AdminNewImport {
    importers {
      name
      accepts
      writesEntries
      title {
        ru
        en
      }
    }
    sections {
      id
      names {
        ru
        en
      }
      ancestors {
        id
      }
    }
  }
`);

export const AdminImportRun = graphql(`
  query AdminImportRun($id: UUID!, $outcome: ImportRowOutcome, $first: Int!, $after: Int) {
    importRun(id: $id) {
      id
      importer
      fileName
      status
      isDryRun
      progress
      added
      changed
      unchanged
      gone
      refused
      warnings
      error
      startedAt
      finishedAt
      preview
      person {
        name
      }
      rows(outcome: $outcome, first: $first, after: $after) {
        file
        line
        column
        outcome
        label
        message
        remedy
        changes
      }
    }
    importers {
      name
      title {
        ru
        en
      }
      columns {
        key
        isRequired
        title {
          ru
          en
        }
      }
    }
  }
`);

export const StartImport = graphql(`
  mutation StartImport(
    $uploadId: UUID!
    $importer: String!
    $dryRun: Boolean!
    $sectionId: UUID
    $audience: Audience
    $locale: Locale
    $mapping: JSON
    $asDrafts: Boolean!
    $removeGone: Boolean!
  ) {
    startImport(
      uploadId: $uploadId
      importer: $importer
      dryRun: $dryRun
      sectionId: $sectionId
      audience: $audience
      locale: $locale
      mapping: $mapping
      asDrafts: $asDrafts
      removeGone: $removeGone
    ) {
      id
    }
  }
`);

export const CancelImport = graphql(`
  mutation CancelImport($id: UUID!) {
    cancelImport(id: $id) {
      id
    }
  }
`);
