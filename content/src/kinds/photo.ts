import { z } from 'zod';

/** A picture of a gallery, and what is said under it. */
export const Photo = z.strictObject({
  file: z.uuid(),
  caption: z.string().trim().max(300).nullish(),
});
export type Photo = z.infer<typeof Photo>;
