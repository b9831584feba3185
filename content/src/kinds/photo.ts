import { z } from 'zod';

export const PHOTO_MARK_KINDS = ['ARROW', 'CIRCLE', 'BOX', 'NUMBER', 'TEXT'] as const;
/** Each is dark enough to be seen against the white halo that every mark has. */
export const PHOTO_MARK_COLOURS = ['RED', 'BLUE', 'GREEN', 'BLACK'] as const;

const fraction = z.number().min(0).max(1);

/** A sign over a picture. Places are fractions (0–1) of its width and height from the top left. */
export const PhotoMark = z.strictObject({
  kind: z.enum(PHOTO_MARK_KINDS),
  colour: z.enum(PHOTO_MARK_COLOURS).default('RED'),
  /** Where an arrow begins, a corner of a circle's or box's frame, the middle of a number or text. */
  x: fraction,
  y: fraction,
  /** The head of an arrow, the opposite corner of a frame. */
  x2: fraction.nullish(),
  y2: fraction.nullish(),
  number: z.int().min(1).max(99).nullish(),
  text: z.string().trim().max(80).nullish(),
});
export type PhotoMark = z.infer<typeof PhotoMark>;

/** A picture of a gallery, and what is said under it and drawn over it. */
export const Photo = z.strictObject({
  file: z.uuid(),
  caption: z.string().trim().max(300).nullish(),
  /** Pixels of the picture as it stands upright: marks are drawn in its proportions. */
  width: z.int().positive().max(100_000).nullish(),
  height: z.int().positive().max(100_000).nullish(),
  marks: z.array(PhotoMark).max(50).default([]),
});
export type Photo = z.infer<typeof Photo>;
