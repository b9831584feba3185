import type { DiagramData } from '../src/index.ts';
import { WIRE_COLOURS } from '../src/index.ts';

/** A diagram of its parts; what is not given is empty. */
export const diagramOf = (parts: Partial<DiagramData>): DiagramData => ({
  connectors: [],
  cables: [],
  connections: [],
  taps: [],
  pictures: [],
  safetyCritical: false,
  ...parts,
});

/** A harness as it is in a lorry: devices on the left, fuses and splices between, the vehicle's plugs on the right. */
export function harnessOf(wires: number): DiagramData {
  const connectors: DiagramData['connectors'] = [];
  const connections: DiagramData['connections'] = [];
  const own: DiagramData['cables'][number]['wires'] = [];
  const plug = (id: string, kind: 'DEVICE' | 'VEHICLE', pins: number) =>
    connectors.push({
      id,
      kind,
      name: kind === 'DEVICE' ? `Блок управления ${id}` : `Колодка машины ${id}`,
      pins: Array.from({ length: pins }, (_, i) => ({
        label: String(i + 1),
        function: `Сигнал ${i + 1} датчика давления`,
        signal: `SIG_${i + 1}`,
      })),
    });
  const places = Math.ceil(wires / 20);
  for (let n = 1; n <= places; n++) {
    plug(`X${n}`, 'DEVICE', 20);
    plug(`C${n}`, 'VEHICLE', 20);
  }
  const connect = (from: [string, string], to: [string, string]) => {
    const id = String(own.length + 1);
    const main = WIRE_COLOURS[own.length % WIRE_COLOURS.length]!;
    const stripe = own.length % 3 ? null : WIRE_COLOURS[(own.length * 7 + 3) % WIRE_COLOURS.length]!;
    own.push({ id, colour: { main, stripe }, crossSection: own.length % 2 ? 0.5 : 0.75 });
    connections.push({
      from: { connector: from[0], pin: from[1] },
      wire: { cable: 'W1', wire: id },
      to: { connector: to[0], pin: to[1] },
    });
  };
  for (let i = 0; own.length < wires; i++) {
    const device: [string, string] = [`X${(i % places) + 1}`, String((i % 20) + 1)];
    const vehicle: [string, string] = [`C${((i * 3) % places) + 1}`, String(((i * 7) % 20) + 1)];
    if (i % 10 === 0 && own.length + 2 <= wires) {
      const fuse = `F${i / 10 + 1}`;
      connectors.push({ id: fuse, kind: 'FUSE', rating: 5, pins: [{ label: '1' }, { label: '2' }] });
      connect(device, [fuse, '1']);
      connect([fuse, '2'], vehicle);
    } else connect(device, vehicle);
  }
  return diagramOf({ connectors, connections, cables: [{ id: 'W1', shield: false, wires: own }] });
}
