import { graphql } from '#lib/graphql/generated.ts';

export const AdminSearchReport = graphql(`
  query AdminSearchReport($days: Int!, $askedBy: SearchedBy) {
    searchReport(days: $days, askedBy: $askedBy) {
      isOn
      times
      clicks
      empty
      answerMs
      positions
      byUser {
        askedBy
        times
        clicks
        empty
      }
      zeroResults {
        query
        times
      }
      lowClicks {
        query
        times
        clicks
        position
        answerMs
      }
      frequent {
        query
        times
        clicks
        position
        answerMs
      }
    }
  }
`);

export const DictionaryContent_content = graphql(`
  fragment DictionaryContent_content on DictionaryContent {
    synonyms
    withoutGroups
    stopWords
    colourWords {
      iec
      word
    }
    pins {
      query
      entries
    }
  }
`);

export const AdminSearchWords = graphql(`
  query AdminSearchWords {
    searchDictionary {
      number
      content {
        ...DictionaryContent_content
      }
    }
    searchDictionaryDraft {
      version
      basedOn
      updatedAt
      person {
        name
      }
      content {
        ...DictionaryContent_content
      }
    }
    builtInSearchWords {
      synonyms
      colours {
        iec
        words
      }
    }
  }
`);

export const AdminSearchPreview = graphql(`
  query AdminSearchPreview {
    indexHealth {
      engine
    }
    searchDictionaryDraft {
      version
    }
    searchDictionaryPreview {
      asked
      isFromLog
      version
      changes {
        query
        before {
          title
          kind
          path
        }
        after {
          title
          kind
          path
        }
      }
    }
  }
`);

export const AdminSearchDraft = graphql(`
  query AdminSearchDraft {
    searchDictionaryDraft {
      version
    }
  }
`);

export const AdminSearchVersions = graphql(`
  query AdminSearchVersions {
    searchDictionaryDraft {
      version
    }
    indexHealth {
      copies {
        name
        isRebuilding
        rebuildDone
        rebuildTotal
      }
    }
    searchDictionaryVersions {
      number
      note
      restoredFrom
      createdAt
      person {
        name
      }
      content {
        ...DictionaryContent_content
      }
    }
  }
`);

export const AdminSearchTable = graphql(`
  query AdminSearchTable {
    searchDictionaryTable
  }
`);

export const SaveSearchDictionaryDraft = graphql(`
  mutation SaveSearchDictionaryDraft($content: DictionaryContentInput!, $version: Int!) {
    saveSearchDictionaryDraft(content: $content, version: $version) {
      version
    }
  }
`);

export const DiscardSearchDictionaryDraft = graphql(`
  mutation DiscardSearchDictionaryDraft {
    discardSearchDictionaryDraft
  }
`);

export const PublishSearchDictionary = graphql(`
  mutation PublishSearchDictionary($version: Int!, $note: String!) {
    publishSearchDictionary(version: $version, note: $note) {
      number
    }
  }
`);

export const RestoreSearchDictionary = graphql(`
  mutation RestoreSearchDictionary($number: Int!, $version: Int!) {
    restoreSearchDictionary(number: $number, version: $version) {
      version
    }
  }
`);

export const ImportSearchDictionary = graphql(`
  mutation ImportSearchDictionary($file: DictionaryFileInput!) {
    importSearchDictionary(file: $file) {
      draft {
        version
      }
      rows {
        line
        column
        outcome
        label
        message
        remedy
      }
    }
  }
`);
