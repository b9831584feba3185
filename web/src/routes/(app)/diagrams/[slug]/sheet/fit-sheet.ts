import type { DiagramData } from '@fieldlore/content';
import { drawDiagram, type DrawingOptions } from '@fieldlore/content/drawing';

/** What of A4 is left for the drawing, pixels of 1/96 inch. */
const ROOM = {
  landscape: { width: 1040, height: 660 },
  portrait: { width: 710, height: 990 },
} as const;

export interface Sheet {
  orientation: keyof typeof ROOM;
  svg: string;
}

/** The drawing laid out for an upright sheet and for one on its side: whichever comes out larger. */
export function fitSheet(data: DiagramData, options: Omit<DrawingOptions, 'width'>): Sheet {
  const sheets = (['landscape', 'portrait'] as const).map((orientation) => {
    const room = ROOM[orientation];
    const svg = drawDiagram(data, { ...options, width: room.width });
    const [, width, height] = /width="([\d.]+)" height="([\d.]+)"/.exec(svg)!.map(Number) as [
      number,
      number,
      number,
    ];
    return { orientation, svg, scale: Math.min(room.width / width, room.height / height) };
  });
  const [one, two] = sheets as [(typeof sheets)[0], (typeof sheets)[0]];
  return two.scale > one.scale ? two : one;
}
