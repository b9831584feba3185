import { z } from 'zod';
import { PhotoMark } from '../kinds/photo.ts';

/** What is drawn over a picture of a text, at most as much as over one of a gallery. */
export const PictureMarks = z.array(PhotoMark).min(1).max(50);

export interface PictureWords {
  alt: string;
  caption: string;
  marks: PhotoMark[];
}

/** What a picture of a document says, whoever wrote its attributes: values of another shape are as good as none. */
export function pictureOf({ alt, caption, marks }: Record<string, unknown>): PictureWords {
  return {
    alt: typeof alt === 'string' ? alt : '',
    caption: typeof caption === 'string' ? caption : '',
    marks: (marks ? PictureMarks.safeParse(marks).data : null) ?? [],
  };
}

/** Marks as an attribute of HTML keeps them; null where they are none. */
export function readMarks(json: string | null | undefined): PhotoMark[] | null {
  if (!json) return null;
  try {
    return PictureMarks.safeParse(JSON.parse(json)).data ?? null;
  } catch {
    return null;
  }
}

/** All words of a picture: its description, its caption and what is written over it. */
export function pictureText(attrs: Record<string, unknown>): string {
  const { alt, caption, marks } = pictureOf(attrs);
  const written = marks.flatMap(({ kind, text }) => (kind === 'TEXT' && text ? [text] : []));
  return [alt, caption, ...written].filter(Boolean).join(' ');
}
