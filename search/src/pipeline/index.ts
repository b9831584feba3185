/**
 * The pipeline without an engine, for where there is neither a server nor Node: a browser that searches what it keeps
 * takes texts and queries apart exactly as both engines do. Nothing that is reached from here may import from `node:`.
 */
export { analyzeQuery } from './analyze-query.ts';
export type { AnalyzedQuery, Slot, Term } from './analyze-query.ts';
export { bestLine } from './best-line.ts';
export { editDistance } from './edit-distance.ts';
export { engineDocument } from './engine-document.ts';
export type { EngineDocument, TextField } from './engine-document.ts';
export { highlighter } from './highlight.ts';
export type { Highlighter, TextPart } from './highlight.ts';
export { variants } from './variants.ts';
export { vocabularyOf } from './vocabulary.ts';
