import { graphql } from '#lib/graphql/generated.ts';

/** Only admins are answered; whoever else asks gets the page that says so. */
export const AdminIndexHealth = graphql(`
  query AdminIndexHealth {
    indexHealth {
      engine
      documents
      pending
      failed
      lagSeconds
      settingsHash
    }
  }
`);

export const RetryFailedDocuments = graphql(`
  mutation RetryFailedDocuments {
    retryFailedDocuments {
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
