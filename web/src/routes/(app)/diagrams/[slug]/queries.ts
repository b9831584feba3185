import { graphql } from '#lib/graphql/generated.ts';

export const DiagramPage = graphql(`
  query DiagramPage($slug: String!) {
    entry(kind: DIAGRAM, slug: $slug) {
      ...EntryFrame_entry
      diagram {
        data
        revision
        safetyCritical
        confirmedCount
        reports {
          ...DiagramReport_report
        }
        findings {
          key
          severity
          problem
          accepted {
            reason
            acceptedAt
            acceptedBy {
              name
            }
          }
        }
      }
    }
  }
`);

export const DiagramDrawings = graphql(`
  query DiagramDrawings(
    $slug: String!
    $narrow: Int!
    $wide: Int!
    $notation: ColourNotation!
    $wired: Boolean!
  ) {
    entry(kind: DIAGRAM, slug: $slug) {
      diagram {
        narrow: drawing(width: $narrow, notation: $notation, wired: $wired)
        wide: drawing(width: $wide, notation: $notation, wired: $wired)
      }
    }
  }
`);

export const DiagramSheet = graphql(`
  query DiagramSheet(
    $slug: String!
    $landscape: Int!
    $portrait: Int!
    $notation: ColourNotation!
    $wired: Boolean!
  ) {
    entry(kind: DIAGRAM, slug: $slug) {
      number
      slug
      path
      title
      locale
      status
      publishedAt
      printedUrl
      diagram {
        revision
        landscape: drawing(width: $landscape, notation: $notation, wired: $wired)
        portrait: drawing(width: $portrait, notation: $notation, wired: $wired)
      }
    }
  }
`);

export const DiagramMaterials = graphql(`
  query DiagramMaterials($slug: String!) {
    entry(kind: DIAGRAM, slug: $slug) {
      number
      slug
      path
      title
      locale
      diagram {
        materials {
          kind
          type
          gender
          partNumber
          pinCount
          rating
          wireCount
          crossSection
          colour {
            main
            stripe
          }
          quantity
          unit
          designators
        }
      }
    }
  }
`);
