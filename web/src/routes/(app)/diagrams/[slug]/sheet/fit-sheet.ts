/** What of A4 is left for the drawing, pixels of 1/96 inch. */
export const ROOM = {
  landscape: { width: 1040, height: 660 },
  portrait: { width: 710, height: 990 },
} as const;

type Orientation = keyof typeof ROOM;

export interface Sheet {
  orientation: Orientation;
  svg: string;
}

/** Of the drawings laid out for a sheet on its side and for an upright one, whichever comes out larger on it. */
export function fitSheet(drawings: Record<Orientation, string>): Sheet {
  const scaleOf = (orientation: Orientation): number => {
    const room = ROOM[orientation];
    const [, width, height] = /width="([\d.]+)" height="([\d.]+)"/.exec(drawings[orientation])!.map(Number);
    return Math.min(room.width / width!, room.height / height!);
  };
  const orientation = scaleOf('portrait') > scaleOf('landscape') ? 'portrait' : 'landscape';
  return { orientation, svg: drawings[orientation] };
}
