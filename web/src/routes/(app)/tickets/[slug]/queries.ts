import { graphql } from '#lib/graphql/generated.ts';

export const TicketPage = graphql(`
  query TicketPage($slug: String!) {
    entry(kind: SOLVED_TICKET, slug: $slug) {
      ...EntryFrame_entry
      solvedTicket {
        issue
        environment
        cause
        tickets
      }
    }
  }
`);
