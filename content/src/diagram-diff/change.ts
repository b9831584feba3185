import type { Place } from '../diagram-checks/finding.ts';

export type DiagramPart =
  'DIAGRAM' | 'CONNECTOR' | 'PIN' | 'CABLE' | 'WIRE' | 'CONNECTION' | 'TAP' | 'PICTURE';

/** A value of a part before and after; `undefined` where there is none. Units are those of the diagram's data. */
export interface ValueChange {
  field: string;
  before: unknown;
  after: unknown;
}

/** One part of a diagram that is new, gone or not what it was. */
export interface DiagramChange {
  /** RENAMED: the same part under another name; its `values` may have changed too. */
  change: 'ADDED' | 'REMOVED' | 'CHANGED' | 'RENAMED';
  part: DiagramPart;
  /** As the sheet names it, outermost first: `['X1', '5']`. Of the newer revision where it is in it. */
  name: string[];
  /** What it was called before, where that is something else. */
  formerName: string[] | null;
  /** Where it is drawn in each revision; null where it is not there or has no place of its own on a drawing. */
  before: Place | null;
  after: Place | null;
  values: ValueChange[];
}
