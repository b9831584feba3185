import { diffDiagrams } from '@fieldlore/content/diagram-diff';
import { drawDiagram } from '@fieldlore/content/drawing';
import { drawChanges } from '@fieldlore/content/drawing-changes';
import type { DrawJob } from './draw.ts';

/** Runs in a thread of its own: laying out a large scheme takes seconds, in which nobody else would be answered. */
export default ({ data, options, compared }: DrawJob): string => {
  if (!compared) return drawDiagram(data, options);
  const { other, side } = compared;
  const changes = side === 'before' ? diffDiagrams(data, other) : diffDiagrams(other, data);
  const { locale } = options;
  return drawDiagram(data, options, (layout) => drawChanges(data, layout, changes, { side, locale }));
};
