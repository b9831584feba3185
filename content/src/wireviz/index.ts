export { type TextProblem, parseWireViz } from './parse-wireviz.ts';
export { type HarnessProblem } from './read-harness.ts';
export { type WireVizDiagram, type WireVizPicture, readWireViz } from './read-wireviz.ts';
export { preProcessorLine, preProcessorText } from './pre-processor.ts';
export { isKnownOrder, unknownColours } from './wire-colours.ts';
export { WireVizFile } from './wireviz-file.ts';
export { type WireVizOptions, writeWireViz } from './write-wireviz.ts';
