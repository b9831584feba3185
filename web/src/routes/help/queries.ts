import { graphql } from '#lib/graphql/generated.ts';

export const HelpPage = graphql(`
  query HelpPage($text: String!, $locale: Locale!) {
    search(
      text: $text
      filter: { kind: [ARTICLE], audience: [PUBLIC, CLIENTS], locale: [$locale] }
      limit: 60
    ) {
      hits {
        title {
          text
          hit
        }
        snippet {
          text
          hit
        }
        entry {
          slug
          title
          excerpt
          section {
            slug
            position
            names {
              ru
              en
            }
          }
        }
      }
    }
  }
`);

export const HelpArticle = graphql(`
  query HelpArticle($slug: String!) {
    publicUrl
    entry(kind: ARTICLE, slug: $slug) {
      id
      number
      slug
      path
      locale
      title
      audience
      excerpt
      updatedAt
      html
      outline {
        id
        level
        text
      }
      section {
        names {
          ru
          en
        }
      }
      translations {
        locale
        slug
      }
    }
  }
`);
