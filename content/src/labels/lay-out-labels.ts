import { clip, textWidth, wrap } from '../drawing/text-size.ts';
import { type QrCode, qrCode } from '../qr/qr-code.ts';
import { type LabelSheet, labelsOn } from './label-sheets.ts';

/** What a label says. */
export interface LabelText {
  title: string;
  /** What people read out over the phone: «№ 4821». */
  number: string;
  /** «редакция 3 от 12.03.2026», where there is one. */
  issue: string | null;
  /** Where the QR code leads, whole. */
  url: string;
}

export interface LabelLine {
  text: string;
  style: 'title' | 'number' | 'issue';
  /** Size of type and the start of the baseline, millimetres from the label's corner. */
  size: number;
  x: number;
  y: number;
}

/** One label, in millimetres from its own corner. */
export interface LaidOutLabel {
  qr: QrCode;
  qrSize: number;
  /** Of the code's corner. */
  inset: number;
  lines: LabelLine[];
}

export interface PlacedLabel {
  /** Of the label's corner on the paper, millimetres. */
  x: number;
  y: number;
  label: LaidOutLabel;
}

export interface LabelRun {
  sheet: LabelSheet;
  /** Of each. */
  copies: number;
  /** The first place that is still free on a sheet used before, from 1. */
  start: number;
}

/** Sheets of paper with their labels, row by row; on screen and in the file they are the same. */
export function layOutLabels(
  texts: readonly LabelText[],
  { sheet, copies, start }: LabelRun,
): PlacedLabel[][] {
  const labels = texts.flatMap((text) => {
    const label = layOutLabel(text, sheet);
    return Array.from({ length: copies }, () => label);
  });
  const pages: PlacedLabel[][] = [];
  labels.forEach((label, i) => {
    const place = start - 1 + i;
    const page = Math.floor(place / labelsOn(sheet));
    (pages[page] ??= []).push({ ...placeOf(place % labelsOn(sheet), sheet), label });
  });
  return pages;
}

function placeOf(place: number, { columns, width, height, left, top, gap }: LabelSheet) {
  const column = place % columns;
  return { x: left + column * (width + gap), y: top + Math.floor(place / columns) * height };
}

/** The code at the left, as large as the label lets it; the words beside it, the number last and never cut. */
export function layOutLabel(
  { title, number, issue, url }: LabelText,
  { width, height }: LabelSheet,
): LaidOutLabel {
  // Printers leave the edge of the paper white, and cut labels are never quite in place.
  const inset = Math.max(2, height * 0.11);
  const qrSize = Math.min(height - 2 * inset, width * 0.38);
  const x = inset + qrSize + Math.max(1.5, inset * 0.6);
  const room = width - x - Math.max(1.5, inset * 0.6);
  const size = Math.min(3.4, height * 0.095);
  const step = size * 1.22;

  const numberSize = fitted(number, room, size * 1.2);
  const small = size * 0.86;
  const issueLines = issue ? wrap(issue, room, small, 2) : [];
  const bottom = height - inset;
  const issueTop = bottom - issueLines.length * small * 1.2;
  const numberBaseline = issueTop - size * 0.3;
  const most = Math.max(1, Math.floor((numberBaseline - numberSize - inset) / step));
  return {
    qr: qrCode(url),
    qrSize,
    inset,
    lines: [
      ...wrap(title, room, size, most).map((text, i) => ({
        text: clip(text, room, size),
        style: 'title' as const,
        size,
        x,
        y: inset + size + i * step,
      })),
      { text: number, style: 'number', size: numberSize, x, y: numberBaseline },
      ...issueLines.map((text, i) => ({
        text,
        style: 'issue' as const,
        size: small,
        x,
        y: issueTop + small + i * small * 1.2,
      })),
    ],
  };
}

/** A size of type, at most as asked, in which the whole text fits: a number that is cut is another number. */
function fitted(text: string, room: number, size: number): number {
  return Math.min(size, (size * room) / textWidth(text, size));
}
