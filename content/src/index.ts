export * from './kinds/wire-colour.ts';
export { colourWords } from './kinds/wire-colour-words.ts';
export { type ColourNotation, colourCode, colourHex } from './kinds/wire-colour-notation.ts';
export { japaneseColour } from './kinds/japanese-colour.ts';
export { type ParseColourOptions, parseColour } from './kinds/parse-wire-colour.ts';
export * from './kinds/diagram.ts';
export { pinAt, type PinPlace, routesFrom, wiresAt } from './kinds/pin-routes.ts';
export * from './kinds/equipment.ts';
export * from './kinds/photo.ts';
export {
  isOfItsType,
  PARAMETER_TYPES,
  parameterKey,
  type ParameterType,
  type ParameterValue,
  readParameter,
} from './kinds/parameter-value.ts';
export { inBase, type Quantity, unitOf } from './kinds/units.ts';
export { type AffectedVersions, compareVersions, mayAffect, parseVersion } from './kinds/firmware-version.ts';
export * from './kinds/canned-answer.ts';
export * from './kinds/solved-ticket.ts';
export * from './kinds/kinds.ts';
export { checkShape, type ShapeProblem } from './kinds/check-shape.ts';
export { yamlMistake } from './kinds/yaml-mistake.ts';
export { nodeFinder } from './kinds/yaml-nodes.ts';
export { slipIn } from './kinds/yaml-slips.ts';
export * from './document/document.ts';
export { documentExtensions, documentSchema } from './document/extensions.ts';
export {
  AudienceBlock,
  Callout,
  Details,
  DetailsSummary,
  Fragment,
  Gallery,
  NARROWED_AUDIENCES,
} from './document/nodes/blocks.ts';
export { DiagramBlock, PinChip, pinName } from './document/nodes/diagrams.ts';
export { Code, HeadingAnchor, Image, type ImageOptions, Link } from './document/nodes/inline.ts';
export { type LinkTarget, isUuid, linkTarget, safeHref } from './document/links.ts';
export * from './document/validate.ts';
export * from './document/parse.ts';
export { type Locale, documentProblemText } from './document/problem-text.ts';
export { mayRead, withoutHidden } from './document/audience.ts';
export { type TextOptions, toText } from './document/text.ts';
export { type OutlineItem, outline } from './document/outline.ts';
export {
  type DocumentLinks,
  diagramsOf,
  filesOf,
  fragmentsOf,
  linksOf,
  withoutDiagrams,
} from './document/references.ts';
export { type HtmlOptions, toHtml } from './document/html.ts';
export type { FileAddress } from './document/picture-html.ts';
export { pictureOf, PictureMarks } from './document/picture.ts';
export { diagramHtml, pinHtml, type ShownDiagram } from './document/diagram-html.ts';
export { escapeHtml } from './document/escape.ts';
export { slugOf } from './document/slug.ts';
export { type HtmlImportOptions, type ImportOptions, fromHtml } from './html/from-html.ts';
export type { SourceElement } from './html/elements.ts';
export { type MarkdownImportOptions, fromMarkdown } from './markdown/from-markdown.ts';
export { type MarkdownOptions, toMarkdown } from './markdown/to-markdown.ts';
export { type FrontMatter, splitFrontMatter } from './markdown/front-matter.ts';
export * from './templates/parse-template.ts';
export {
  type BlankValues,
  type FillOptions,
  type FilledTemplate,
  fillTemplate,
} from './templates/fill-template.ts';
export { type AnswerProblem, checkTemplate, templateProblemText } from './templates/check-template.ts';
export { type ConvertedTemplate, fromBitext, fromOsTicket } from './templates/convert-template.ts';
export { RICH_TAGS, richToPlain, sanitizeHtml } from './sanitize.ts';
export { type BlockChange, diffDocuments } from './diff/diff-documents.ts';
export { type FieldChange, diffData } from './diff/diff-data.ts';
export { type WordPart, diffWords } from './diff/words.ts';
export type { DiagramChange, DiagramPart, ValueChange } from './diagram-diff/change.ts';
export { type ChangeText, changeLine, changeText } from './diagram-diff/change-text.ts';
export { diffDiagrams } from './diagram-diff/diff-diagrams.ts';
export { drawDiagram } from './drawing/svg.ts';
export { drawChanges } from './drawing/changes.ts';
export { drawMarks, type Mark, MARK_SHAPES } from './drawing/marks.ts';
export { drawPhotoMarks, markText, PHOTO_MARK_HEX, photoAlt } from './drawing/photo-marks.ts';
export { type DrawingOptions, layOutDiagram } from './drawing/layout.ts';
export { CHECKS, checkDiagram } from './diagram-checks/check-diagram.ts';
export { type FindingText, findingText } from './diagram-checks/finding-text.ts';
export {
  type CheckCode,
  type Finding,
  type Place,
  placePath,
  type Severity,
} from './diagram-checks/finding.ts';
export { type VinProblem, type VinReading, readVin } from './vin/read-vin.ts';
export { type FoundVin, findVin } from './vin/vin-shape.ts';
export { isVinBegun } from './vin/vin-makers.ts';
export { type YearSpan, readYears, yearsText } from './years/read-years.ts';
