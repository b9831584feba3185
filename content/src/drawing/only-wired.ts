import type { DiagramData } from '../kinds/diagram.ts';

/**
 * A diagram without the pins that nothing is connected to: what somebody who only connects has to look at.
 * @returns null where that would leave all or nothing out
 */
export function onlyWired(diagram: DiagramData): DiagramData | null {
  const wired = new Set(
    diagram.connections.flatMap(({ from, to }) => [from, ...(to ? [to] : [])].map((end) => nameOf(end))),
  );
  let left = 0;
  const connectors = diagram.connectors.flatMap((connector) => {
    const pins = connector.pins.filter(
      ({ label }) => label && wired.has(nameOf({ connector: connector.id, pin: label })),
    );
    left += connector.pins.length - pins.length;
    return pins.length ? [{ ...connector, pins }] : [];
  });
  const pictures = diagram.pictures.map((picture) => ({
    ...picture,
    places: picture.places.filter(({ pin }) =>
      wired.has(nameOf({ connector: picture.connector ?? '', pin })),
    ),
  }));
  return left && connectors.length ? { ...diagram, connectors, pictures } : null;
}

const nameOf = ({ connector, pin }: { connector: string; pin: string }): string => `${connector}\n${pin}`;
