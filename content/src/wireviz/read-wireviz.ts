import type { DiagramData } from '../kinds/diagram.ts';
import { addSection } from './beyond.ts';
import { type HarnessProblem, unfold } from './read-harness.ts';
import type { FieldloreSection, WireVizFile } from './wireviz-file.ts';

export interface WireVizPicture {
  /** As the file has it. */
  src: string;
  /** Where the file says so. */
  path: (string | number)[];
  shown: Omit<DiagramData['pictures'][number], 'file'>;
}

/** A diagram but for its pictures, which lie in files beside. */
export interface WireVizDiagram {
  data: Omit<DiagramData, 'pictures' | 'taps'>;
  taps: FieldloreSection['taps'];
  pictures: WireVizPicture[];
  problems: HarnessProblem[];
  /** Parts that no connection names, which are not in it. */
  unused: HarnessProblem[];
}

/** What a file of WireViz says, and the section of our own where it has one: {@link writeWireViz} wrote it. */
export function readWireViz(file: WireVizFile): WireVizDiagram {
  const section = file.fieldlore;
  const unfolded = unfold(file, Boolean(section));
  const { problems, unused, ...harness } = section ? addSection(unfolded, section) : unfolded;
  return {
    data: {
      ...harness,
      ...(section?.systemVoltage && { systemVoltage: section.systemVoltage }),
      safetyCritical: section?.safetyCritical ?? false,
    },
    taps: section?.taps ?? [],
    pictures: section?.pictures.length ? section.pictures.map(whole) : picturesOfParts(file, harness),
    problems,
    unused,
  };
}

const whole = (
  { src, caption, connector, places }: FieldloreSection['pictures'][number],
  at: number,
): WireVizPicture => ({
  src,
  path: ['fieldlore', 'pictures', at, 'src'],
  shown: { caption: caption ?? null, connector: connector ?? null, places },
});

function picturesOfParts(
  { connectors, cables }: WireVizFile,
  harness: Pick<DiagramData, 'connectors'>,
): WireVizPicture[] {
  const shown = new Set(harness.connectors.map(({ id }) => id));
  const parts = [
    ...Object.entries(connectors).map(([name, { image }]) => ({ list: 'connectors', name, image })),
    ...Object.entries(cables).map(([name, { image }]) => ({ list: 'cables', name, image })),
  ];
  return parts.flatMap(({ list, name, image }) =>
    image
      ? [
          {
            src: image.src,
            path: [list, name, 'image', 'src'],
            shown: {
              caption: image.caption ?? null,
              connector: shown.has(name) ? name : null,
              places: [],
            },
          },
        ]
      : [],
  );
}
