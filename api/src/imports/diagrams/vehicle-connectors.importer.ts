import type { Connector, DiagramData, Pin } from '@fieldlore/content';
import { z } from 'zod';
import { Locale } from '../../graphql/locale.ts';
import type { EntryDraft, Importer } from '../importer.ts';
import { resolvePath, type ImportSource, type SourceFile } from '../reading/source.ts';
import { readJson } from '../reading/structured.ts';
import { at, type Problem, refused, type ReportRow, UnreadableSource, warning } from '../report.ts';
import { missingPicture } from './picture-places.ts';

const VehicleConnector = z.object({
  name: z.string(),
  part_number: z.string().nullish(),
  connector_type: z.string().nullish(),
  pinout: z.array(
    z.object({
      name: z.string(),
      type: z.string().nullish(),
      pin: z.union([z.string(), z.number()]).transform(String),
    }),
  ),
  image: z.object({ src: z.string() }).nullish(),
});
type VehicleConnector = z.infer<typeof VehicleConnector>;

const Vehicle = z.object({ name: z.string(), id: z.string(), chassis_connectors: z.array(z.string()) });
type Vehicle = z.infer<typeof Vehicle>;

interface ReadConnector {
  connector: Connector;
  /** File it stands in. */
  path: string;
  picture: SourceFile | null;
}

/**
 * Connectors of vehicles' own looms, and of sensors: JSON files with pinouts, and a list of vehicles with the connectors
 * of each. A vehicle becomes a diagram; connectors that no vehicle names become one a file.
 */
export const vehicleConnectors: Importer = {
  name: 'connectors',
  title: { ru: 'Разъёмы автомобилей и датчиков: JSON', en: 'Connectors of vehicles and sensors: JSON' },
  accepts: ['json', 'zip', 'folder'],
  columns: [],
  writesEntries: true,
  async read(source, { locale }) {
    const findings: ReportRow[] = [];
    const connectors: ReadConnector[] = [];
    const vehicles: Vehicle[] = [];
    for (const file of source.files.filter(({ extension }) => extension === 'json')) {
      const json = await readJson(file);
      for (const [i, item] of (Array.isArray(json) ? json : []).entries()) {
        const vehicle = Vehicle.safeParse(item);
        if (vehicle.success) vehicles.push(vehicle.data);
        else if (isObject(item) && 'pinout' in item) {
          const parsed = VehicleConnector.safeParse(item);
          if (parsed.success) connectors.push(readConnector(source, file, parsed.data, findings));
          else
            findings.push(
              refused(
                at(file.path, null, `${i}.${parsed.error.issues[0]!.path.join('.')}`),
                String((item as { name?: unknown }).name ?? i),
                anotherShape,
              ),
            );
        }
      }
    }
    if (connectors.length === 0 && findings.length === 0)
      throw new UnreadableSource(at(source.name), noConnectors);
    return { entries: sheetsOf(vehicles, connectors, locale ?? Locale.en), findings };
  },
};

function sheetsOf(
  vehicles: readonly Vehicle[],
  connectors: readonly ReadConnector[],
  locale: Locale,
): EntryDraft[] {
  const named = new Map(connectors.map((one) => [one.connector.id, one]));
  const ofVehicles = vehicles.flatMap(({ id, name, chassis_connectors: names }) => {
    const own = names.flatMap((connector) => named.get(connector) ?? []);
    return own.length > 0 ? [sheet(`vehicle/${id}`, name, own, locale)] : [];
  });
  const shown = new Set(vehicles.flatMap((vehicle) => vehicle.chassis_connectors));
  const others = Map.groupBy(
    connectors.filter(({ connector }) => !shown.has(connector.id)),
    ({ path }) => path,
  );
  return [...ofVehicles, ...[...others].map(([path, own]) => sheet(path, titleOf(path), own, locale))];
}

function sheet(key: string, title: string, named: readonly ReadConnector[], locale: Locale): EntryDraft {
  const own = withOwnNames(named);
  return {
    place: at(own[0]!.path),
    key,
    kind: 'DIAGRAM',
    locale,
    title,
    tags: ['connectors'],
    files: own.flatMap(({ picture }) => picture ?? []),
    content: (refs) => ({
      data: {
        connectors: own.map(({ connector }) => connector),
        pictures: own.flatMap(({ connector, picture }) => {
          const file = picture && refs.file(picture);
          return file ? [{ file, caption: connector.name ?? null, connector: connector.id, places: [] }] : [];
        }),
      } satisfies Partial<DiagramData>,
    }),
  };
}

/** Variants of one sensor may share its name: on a sheet they are told apart by a number. */
function withOwnNames(connectors: readonly ReadConnector[]): ReadConnector[] {
  const taken = new Set<string>();
  return connectors.map((one) => {
    const { id: name } = one.connector;
    let id = name;
    for (let n = 2; taken.has(id); n++) id = `${name.slice(0, longestId - 4)} (${n})`;
    taken.add(id);
    return { ...one, connector: { ...one.connector, id } };
  });
}

function readConnector(
  source: ImportSource,
  file: SourceFile,
  raw: VehicleConnector,
  findings: ReportRow[],
): ReadConnector {
  // A leading slash means the folder of the set, wherever it lies.
  const imagePath = raw.image ? resolvePath(file.path, raw.image.src) : null;
  const picture = source.files.find(({ path }) => path === imagePath) ?? null;
  if (raw.image && !picture) findings.push(warning(at(file.path), raw.image.src, missingPicture));
  const isOfVehicle = /(^|\/)chassis\//.test(file.path);
  const long = raw.name.length > longestId;
  return {
    path: file.path,
    picture,
    connector: {
      id: long ? raw.name.slice(0, longestId).trim() : raw.name,
      name: long ? raw.name : null,
      kind: isOfVehicle ? 'VEHICLE' : 'SENSOR',
      gender: genders[raw.connector_type?.toLowerCase() ?? ''] ?? null,
      partNumber: raw.part_number === raw.name ? null : raw.part_number,
      pins: raw.pinout.map(pinOf),
    },
  };
}

const longestId = 40;
const genders: Record<string, Connector['gender']> = { female: 'FEMALE', male: 'MALE' };

/** What the types of the set say; whatever else a pin is stands in its name. */
const directions: Record<string, Pin['direction']> = {
  switched_12v: 'POWER',
  constant_12v: 'POWER',
  cranking_12v: 'POWER',
  wbo_12v: 'POWER',
  vref: 'POWER',
  ground: 'GROUND',
  vref_ground: 'GROUND',
  can_h: 'BIDIRECTIONAL',
  can_l: 'BIDIRECTIONAL',
};

function pinOf({ pin, name, type }: VehicleConnector['pinout'][number]): Pin {
  const isFree = /^(nc|n\/c|n\/a|\(?not used.*)$/i.test(name.trim());
  const direction = isFree ? 'NOT_CONNECTED' : directions[type ?? ''];
  return { label: pin, function: name, ...(type && { signal: type }), ...(direction && { direction }) };
}

/** `chassis/jzx100/connectors.json` → `jzx100: other connectors`, `connectors/ignition_coils.json` → `Ignition coils` */
function titleOf(path: string): string {
  const [file = '', folder = ''] = path.split('/').toReversed();
  if (file === 'connectors.json') return `${folder}: other connectors`;
  const name = file.replace(/\.json$/, '').replaceAll('_', ' ');
  return name.charAt(0).toUpperCase() + name.slice(1);
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const noConnectors: Problem = {
  message: { ru: 'Файлов JSON с разъёмами здесь нет.', en: 'There are no JSON files with connectors here.' },
  remedy: {
    ru: 'Нужен список разъёмов, у каждого name и pinout.',
    en: 'A list of connectors is needed, each with name and pinout.',
  },
};

const anotherShape: Problem = {
  message: { ru: 'Разъём описан не так, как ожидается.', en: 'The connector is not described as expected.' },
  remedy: {
    ru: 'У разъёма нужны name и pinout; у вывода — name и pin.',
    en: 'A connector needs name and pinout, a pin needs name and pin.',
  },
};
