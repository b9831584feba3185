import { graphql } from '#lib/graphql/generated.ts';

/** Only admins are answered; whoever else asks gets the page that says so. */
export const AdminIndexHealth = graphql(`
  query AdminIndexHealth {
    indexHealth {
      engine
      pending
      failed
      settingsHash
      meaning {
        model
        read
        waiting
        error
      }
      copies {
        name
        documents
        isReady
        lagSeconds
        pending
        error
        isRebuilding
        rebuildDone
        rebuildTotal
        rebuiltAt
        rebuiltDocuments
        rebuildSeconds
        reconciledAt
        reconcileDifferences
      }
      failures {
        id
        copy
        title
        path
        reason
        since
      }
    }
  }
`);

export const RetryFailedDocuments = graphql(`
  mutation RetryFailedDocuments($ids: [String!]) {
    retryFailedDocuments(ids: $ids) {
      failed
    }
  }
`);

export const RebuildIndex = graphql(`
  mutation RebuildIndex {
    rebuildIndex {
      failed
    }
  }
`);

export const SetSectionMember = graphql(`
  mutation SetSectionMember($sectionId: UUID!, $personId: UUID!, $role: SectionRole) {
    setSectionMember(sectionId: $sectionId, personId: $personId, role: $role) {
      id
    }
  }
`);
