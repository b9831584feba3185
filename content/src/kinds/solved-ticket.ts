import { z } from 'zod';

const longText = z.string().trim().max(10_000);

/** KCS-style article about a solved request. The resolution is the entry's body. No client's personal data. */
export const SolvedTicketData = z.strictObject({
  /** What was wrong, in the client's own words. */
  issue: longText.min(1),
  /** Firmware, versions and circumstances that the linked vehicles and equipment do not say. */
  environment: longText.default(''),
  cause: longText.default(''),
  /** Numbers of the requests it solved, in the ticket system's own spelling. */
  tickets: z.array(z.string().trim().min(1).max(80)).max(1000).default([]),
});
export type SolvedTicketData = z.infer<typeof SolvedTicketData>;
