import { CALLOUT_KINDS } from './document.ts';
import { isUuid, linkTarget } from './links.ts';
import { NARROWED_AUDIENCES } from './nodes/blocks.ts';
import { PictureMarks } from './picture.ts';

type Rule = (value: unknown) => boolean;

const integer =
  (least: number, most: number): Rule =>
  (value) =>
    Number.isInteger(value) && (value as number) >= least && (value as number) <= most;
const oneOf =
  (...values: readonly unknown[]): Rule =>
  (value) =>
    values.includes(value);
const text =
  (longest: number): Rule =>
  (value) =>
    typeof value === 'string' && value.length <= longest;
const matching =
  (pattern: RegExp): Rule =>
  (value) =>
    typeof value === 'string' && pattern.test(value);
const nullOr =
  (rule: Rule): Rule =>
  (value) =>
    value === null || value === undefined || rule(value);

/** As diagrams name their connectors and pins. */
const label: Rule = (value) => typeof value === 'string' && value.trim() !== '' && value.length <= 40;

const cell: Record<string, Rule> = {
  colspan: integer(1, 100),
  rowspan: integer(1, 1000),
  colwidth: nullOr((value) => Array.isArray(value) && value.every(nullOr(integer(0, 5000)))),
  align: nullOr(oneOf('left', 'center', 'right')),
};

/**
 * What each attribute may hold. ProseMirror takes any value for an attribute it knows, so without this a crafted
 * document could bring a string where a renderer expects a number.
 */
export const attributeRules: Record<string, Record<string, Rule>> = {
  heading: { level: integer(1, 6), anchor: nullOr(matching(/^[\p{L}\p{N}._:-]{1,200}$/u)) },
  codeBlock: { language: nullOr(matching(/^[\w+#.-]{1,40}$/)) },
  orderedList: { start: integer(0, 999_999_999), type: nullOr(oneOf('1', 'a', 'A', 'i', 'I')) },
  taskItem: { checked: oneOf(true, false) },
  image: {
    file: isUuid,
    alt: nullOr(text(2000)),
    caption: nullOr(text(300)),
    width: nullOr(integer(1, 10_000)),
    marks: nullOr((value) => PictureMarks.safeParse(value).success),
  },
  tableCell: cell,
  tableHeader: cell,
  callout: { kind: oneOf(...CALLOUT_KINDS) },
  audienceBlock: { audience: oneOf(...NARROWED_AUDIENCES) },
  fragment: { entry: isUuid },
  diagram: { entry: isUuid, connector: nullOr(label) },
  pin: { entry: isUuid, connector: label, pin: label },
  link: { href: (value) => linkTarget(value) !== null },
};
