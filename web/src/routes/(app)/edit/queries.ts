import { graphql } from '#lib/graphql/generated.ts';

graphql(`
  fragment EntryState_entry on Entry {
    version
    status
    slug
    path
    governance
    deletedAt
    draft {
      number
    }
    viewerCan {
      edit
      publish
      submit
      archive
      bin
      restore
      seeHistory
    }
  }
`);

graphql(`
  fragment WorkingRevision_revision on Revision {
    number
    title
    body
    data
    html
    savedAt
    author {
      name
    }
  }
`);

graphql(`
  fragment FindingAnswer_diagramFinding on DiagramFinding {
    key
    mustConfirm
    accepted {
      reason
      acceptedBy {
        name
      }
    }
  }
`);

graphql(`
  fragment EditEntry_entry on Entry {
    id
    number
    kind
    locale
    publishedAt
    publication {
      revision
    }
    audience
    confidence
    tags
    reviewAt
    owner {
      id
      name
    }
    section {
      id
    }
    vehicles {
      make {
        id
        name
      }
      model {
        id
        name
      }
      generation {
        id
        name
      }
      yearFrom
      yearTo
    }
    aboutEquipment {
      ...FoundEntry_entry
    }
    translations {
      ...FoundEntry_entry
    }
    equipment {
      relations {
        equipment {
          ...FoundEntry_entry
        }
      }
    }
    cannedAnswer {
      article {
        ...FoundEntry_entry
      }
    }
    workingRevision {
      ...WorkingRevision_revision
      findings {
        ...FindingAnswer_diagramFinding
      }
    }
    readerComments {
      ...ReaderComments_comment
    }
    ...EntryState_entry
  }
`);

export const EditPage = graphql(`
  query EditPage($id: UUID, $number: Int) {
    entry(id: $id, number: $number) {
      ...EditEntry_entry
    }
    sections {
      id
      parentId
      position
      names {
        ru
        en
      }
      viewerCan {
        createEntry
      }
    }
    tags
  }
`);

export const SaveEntry = graphql(`
  mutation SaveEntry($input: SaveEntryInput!) {
    saveEntry(input: $input) {
      entry {
        ...EntryState_entry
      }
      conflict {
        currentVersion
        changedAt
        changedBy {
          name
        }
        theirs {
          ...WorkingRevision_revision
        }
      }
    }
  }
`);

export const SubmitEntry = graphql(`
  mutation SubmitEntry($id: UUID!, $version: Int!) {
    submitEntry(id: $id, version: $version) {
      status
    }
  }
`);

export const PublishEntry = graphql(`
  mutation PublishEntry(
    $id: UUID!
    $version: Int!
    $note: String
    $confirmed: [String!]!
    $correction: CorrectionInput
  ) {
    publishEntry(id: $id, version: $version, note: $note, confirmed: $confirmed, correction: $correction) {
      path
    }
  }
`);

export const AcceptDiagramWarning = graphql(`
  mutation AcceptDiagramWarning($entryId: UUID!, $finding: String!, $reason: String!) {
    acceptDiagramWarning(entryId: $entryId, finding: $finding, reason: $reason) {
      findings {
        ...FindingAnswer_diagramFinding
      }
    }
  }
`);

export const DiscardDraft = graphql(`
  mutation DiscardDraft($id: UUID!, $version: Int!) {
    discardDraft(id: $id, version: $version) {
      status
    }
  }
`);

export const ArchiveEntry = graphql(`
  mutation ArchiveEntry($id: UUID!, $version: Int!) {
    archiveEntry(id: $id, version: $version) {
      status
    }
  }
`);

export const BinEntry = graphql(`
  mutation BinEntry($id: UUID!, $version: Int!) {
    binEntry(id: $id, version: $version) {
      status
    }
  }
`);

export const RestoreEntry = graphql(`
  mutation RestoreEntry($id: UUID!, $version: Int!) {
    restoreEntry(id: $id, version: $version) {
      status
    }
  }
`);
