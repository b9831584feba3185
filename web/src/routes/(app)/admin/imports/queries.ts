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
      undoneAt
      person {
        name
      }
    }
    importMappings {
      id
      name
      importer
    }
    importMatches {
      id
      kind
      text
      target
      createdAt
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
      mappingName
      canUndo
      undoneAt
      questions {
        kind
        text
        rows
        candidates {
          id
          generationId
          label
        }
      }
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
    $addMissing: Boolean!
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
      addMissing: $addMissing
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

export const ConfirmImportMatches = graphql(`
  mutation ConfirmImportMatches($runId: UUID!, $matches: [ImportMatchInput!]!) {
    confirmImportMatches(runId: $runId, matches: $matches) {
      id
    }
  }
`);

export const RemoveImportMatch = graphql(`
  mutation RemoveImportMatch($id: UUID!) {
    removeImportMatch(id: $id)
  }
`);

export const SaveImportMapping = graphql(`
  mutation SaveImportMapping($runId: UUID!, $name: String!, $columns: JSON!) {
    saveImportMapping(runId: $runId, name: $name, columns: $columns) {
      id
    }
  }
`);

export const RenameImportMapping = graphql(`
  mutation RenameImportMapping($id: UUID!, $name: String!) {
    renameImportMapping(id: $id, name: $name) {
      id
    }
  }
`);

export const DeleteImportMapping = graphql(`
  mutation DeleteImportMapping($id: UUID!) {
    deleteImportMapping(id: $id)
  }
`);

export const UndoImport = graphql(`
  mutation UndoImport($id: UUID!, $keepChanged: Boolean!) {
    undoImport(id: $id, keepChanged: $keepChanged) {
      id
    }
  }
`);
