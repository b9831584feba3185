/** What of A4 is left for the drawing under a head with a QR code, pixels of 1/96 inch. */
export const ROOM = {
  landscape: { width: 1040, height: 630 },
  portrait: { width: 710, height: 960 },
} as const;

export type Orientation = keyof typeof ROOM;

export interface Sheet {
  orientation: Orientation;
  svg: string;
}

/** Of the drawings laid out for a sheet on its side and for an upright one, whichever comes out larger on it. */
export function fitSheet(drawings: Record<Orientation, string>): Sheet {
  const scaleOf = (orientation: Orientation): number => {
    const room = ROOM[orientation];
    const { width, height } = sizeOfDrawing(drawings[orientation]);
    return Math.min(room.width / width, room.height / height);
  };
  const orientation = scaleOf('portrait') > scaleOf('landscape') ? 'portrait' : 'landscape';
  return { orientation, svg: drawings[orientation] };
}

/** Of a drawing that `drawDiagram` made, pixels. */
export function sizeOfDrawing(svg: string): { width: number; height: number } {
  const [, width, height] = /width="([\d.]+)" height="([\d.]+)"/.exec(svg)!.map(Number);
  return { width: width!, height: height! };
}
