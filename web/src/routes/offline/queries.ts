import { graphql } from '#lib/graphql/generated.ts';

export const OfflinePack = graphql(`
  query OfflinePack($of: OfflinePackInput!) {
    offlinePack(of: $of, isKept: true) {
      title
      pages {
        path
        kind
        number
        title
        revision
        bytes
        words {
          keywords
          codes
          text
          pins {
            line
            anchor
          }
          headings {
            line
            anchor
          }
        }
      }
      fleet {
        number
        text
        quantity
        title
        path
        isUnknown
      }
      files {
        url
        mime
        bytes
      }
    }
  }
`);

/** The same without what it is searched by: to say what it holds, before it is kept. */
export const OfflinePackSize = graphql(`
  query OfflinePackSize($of: OfflinePackInput!) {
    viewer {
      person {
        id
      }
    }
    offlinePack(of: $of) {
      title
      pages {
        path
        kind
        title
        bytes
      }
      fleet {
        path
      }
      files {
        mime
        bytes
      }
    }
  }
`);

export const KeptOwner = graphql(`
  query KeptOwner {
    viewer {
      person {
        id
      }
    }
  }
`);

export const KeptRecalls = graphql(`
  query KeptRecalls($kept: [KeptRevisionInput!]!) {
    recalls(kept: $kept) {
      number
      title
      path
      revision
      isCorrection
      reasons
      changes
    }
  }
`);
