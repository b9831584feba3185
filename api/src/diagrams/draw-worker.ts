import { drawDiagram } from '@fieldlore/content/drawing';

/** Runs in a thread of its own: laying out a large scheme takes seconds, in which nobody else would be answered. */
export default ([data, options]: Parameters<typeof drawDiagram>): string => drawDiagram(data, options);
