import type { FitmentState } from '#lib/graphql/generated.ts';
import * as m from '#lib/paraglide/messages.js';
import { check, circleAlert, circleCheck, circleQuestionMark, minus, x } from '#lib/ui/icons.ts';
import { stateTone } from '#lib/vehicles/fitment-words.ts';

export type CellState = FitmentState | 'DEPENDS';

interface Look {
  word: () => string;
  /** What the word means, for the legend. */
  meaning: () => string;
  icon: string;
  tone: 'good' | 'info' | 'warning' | 'danger' | 'neutral';
}

/** A cell is read by its word, its sign and its colour: never by one of them alone. */
export const cellLook: Record<CellState, Look> = {
  CONFIRMED_BY_US: {
    word: m.matrix_confirmed,
    meaning: m.matrix_confirmed_meaning,
    icon: circleCheck,
    tone: stateTone.CONFIRMED_BY_US,
  },
  SUPPORTED: {
    word: m.matrix_fits,
    meaning: m.matrix_fits_meaning,
    icon: check,
    tone: stateTone.SUPPORTED,
  },
  PARTLY: {
    word: m.matrix_partly,
    meaning: m.matrix_partly_meaning,
    icon: circleAlert,
    tone: stateTone.PARTLY,
  },
  DEPENDS: {
    word: m.matrix_depends,
    meaning: m.matrix_depends_meaning,
    icon: circleQuestionMark,
    tone: 'warning',
  },
  NOT_COMPATIBLE: {
    word: m.matrix_no,
    meaning: m.matrix_no_meaning,
    icon: x,
    tone: stateTone.NOT_COMPATIBLE,
  },
  UNKNOWN: {
    word: m.matrix_unknown,
    meaning: m.matrix_unknown_meaning,
    icon: minus,
    tone: stateTone.UNKNOWN,
  },
};

export const cellStates = Object.keys(cellLook) as CellState[];

/** A device that stands in no cell is unknown, never «no». */
export function cellState(cell: { state: FitmentState; depends: boolean } | undefined): CellState {
  if (!cell) return 'UNKNOWN';
  return cell.depends ? 'DEPENDS' : cell.state;
}
