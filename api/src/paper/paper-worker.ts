import { drawingPng } from './drawing-png.ts';
import { type KitPaper, kitPdf } from './kit-paper.ts';
import { type LabelsPaper, labelsPdf } from './labels-paper.ts';
import { type SchemePaper, schemePdf } from './scheme-paper.ts';

export type PaperJob =
  | { kind: 'kit'; paper: KitPaper }
  | { kind: 'labels'; paper: LabelsPaper }
  | { kind: 'scheme'; paper: SchemePaper }
  | { kind: 'picture'; svg: string };

/** Runs in a thread of its own: a sheet of labels or a picture of a large scheme takes what an answer must not wait for. */
export default async (job: PaperJob): Promise<Uint8Array> => {
  switch (job.kind) {
    case 'kit':
      return await kitPdf(job.paper);
    case 'labels':
      return await labelsPdf(job.paper);
    case 'scheme':
      return await schemePdf(job.paper);
    case 'picture':
      return await drawingPng(job.svg);
  }
};
