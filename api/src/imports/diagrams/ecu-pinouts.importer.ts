import {
  checkShape,
  type Connector,
  type DiagramData,
  type Picture,
  type ShapeProblem,
} from '@fieldlore/content';
import { Locale } from '../../graphql/locale.ts';
import type { EntryDraft, Importer, References } from '../importer.ts';
import { resolvePath, type ImportSource, type SourceFile } from '../reading/source.ts';
import { readYaml } from '../reading/structured.ts';
import { at, type Problem, refused, type ReportRow, UnreadableSource, warning } from '../report.ts';
import { EcuPinout, pinOf, unknownColourOf } from './ecu-pins.ts';
import { missingPicture, placesOn, type PinPoint, type PicturePlaces } from './picture-places.ts';

/** A connector of a board with the pictures that show it. */
interface Sheet {
  connector: Connector;
  title: string;
  picture: { file: SourceFile; places: PicturePlaces } | null;
}

/** Pinouts of engine controllers: a YAML file a connector with pins and their places on a photo; a folder is a board. */
export const ecuPinouts: Importer = {
  name: 'pinouts',
  title: { ru: 'Распиновки блоков: YAML с фото', en: 'ECU pinouts: YAML with photos' },
  accepts: ['yaml', 'yml', 'zip', 'folder'],
  columns: [],
  writesEntries: true,
  async read(source, { locale, signal }) {
    const findings: ReportRow[] = [];
    const boards = new Map<string, Sheet[]>();
    for (const file of source.files.filter(({ extension }) => ['yaml', 'yml'].includes(extension))) {
      signal.throwIfAborted();
      const sheet = await readSheet(source, file, findings);
      const board = file.path.split('/').slice(0, -1).join('/') || stem(file.path);
      if (sheet) boards.set(board, [...(boards.get(board) ?? []), sheet]);
    }
    if (boards.size === 0 && findings.length === 0) throw new UnreadableSource(at(source.name), noPinouts);
    const entries = [...boards].map(([board, sheets]) => boardEntry(board, sheets, locale ?? Locale.en));
    return { entries, findings };
  },
};

async function readSheet(
  source: ImportSource,
  file: SourceFile,
  findings: ReportRow[],
): Promise<Sheet | null> {
  const yaml = await readYaml(file);
  const parsed = checkShape(EcuPinout, yaml.value);
  if (parsed.problems) {
    findings.push(
      ...parsed.problems.map((problem) => refused(placeOf(problem), file.path, anotherShape(problem))),
    );
    return null;
  }
  const { pins, info } = parsed.data;
  const labels = new Set(pins.map(({ pin }) => pin));
  const [points, strange] = partition(info?.pins ?? [], ({ pin }) => labels.has(pin));
  pins.forEach((pin, i) => {
    const colour = unknownColourOf(pin);
    const place = at(file.path, yaml.lineOf(['pins', i, 'color']), `pins.${i}.color`);
    if (colour) findings.push(warning(place, colour, unknownColour));
  });
  const imagePath = info?.image ? resolvePath(file.path, info.image.file) : null;
  const image = source.files.find(({ path }) => path === imagePath);
  if (info?.image && !image) findings.push(warning(at(file.path), info.image.file, missingPicture));
  const places = image && (await placesOn(image, points));
  if (places && places.outside.length > 0)
    findings.push(warning(at(file.path), places.outside.join(', '), outsidePicture));
  if (strange.length > 0)
    findings.push(warning(at(file.path), strange.map(({ pin }) => pin).join(', '), placesOfNoPin));
  return {
    connector: { id: stem(file.path), name: info?.name ?? null, kind: 'DEVICE', pins: pins.map(pinOf) },
    title: info?.title ?? '',
    picture: image && places ? { file: image, places } : null,
  };

  function placeOf({ path }: ShapeProblem) {
    return at(file.path, yaml.lineOf(path), path.join('.'));
  }
}

function boardEntry(board: string, sheets: readonly Sheet[], locale: Locale): EntryDraft {
  // A title such as “pinout” names no board; the folder does.
  const titled = sheets.map(({ title }) => title).find((title) => title && title.toLowerCase() !== 'pinout');
  return {
    place: at(board),
    key: board,
    kind: 'DIAGRAM',
    locale,
    title: titled ?? board.replaceAll(/[_/]+/g, ' '),
    tags: ['pinout'],
    files: sheets.flatMap(({ picture }) => picture?.file ?? []),
    content: (refs) => ({
      data: {
        connectors: sheets.map(({ connector }) => connector),
        pictures: sheets.flatMap((sheet) => pictureOf(sheet, refs)),
      } satisfies Partial<DiagramData>,
    }),
  };
}

function pictureOf({ connector, picture }: Sheet, refs: References): Picture[] {
  const file = picture && refs.file(picture.file);
  return picture && file
    ? [{ file, caption: connector.name ?? null, connector: connector.id, places: picture.places.inside }]
    : [];
}

const stem = (path: string) => path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '');

const noPinouts: Problem = {
  message: { ru: 'Файлов YAML с распиновкой здесь нет.', en: 'There are no YAML files with pinouts here.' },
  remedy: {
    ru: 'Выберите файл .yaml, папку или ZIP с такими файлами.',
    en: 'Choose a .yaml file, a folder or a ZIP with such files.',
  },
};

function anotherShape({ path, message: { ru, en } }: ShapeProblem): Problem {
  const field = path.join('.') || 'pins';
  return {
    message: {
      ru: `Поле «${field}» не такое, как в распиновке: ${ru}`,
      en: `The field “${field}” is not as in a pinout: ${en}`,
    },
    remedy: {
      ru: 'Нужен список pins; у вывода — pin, function, type, color.',
      en: 'A list of pins is needed; a pin has pin, function, type, color.',
    },
  };
}

/** Those that are so, and the others. */
const partition = (points: readonly PinPoint[], isSo: (point: PinPoint) => boolean) =>
  [points.filter(isSo), points.filter((point) => !isSo(point))] as const;

const unknownColour: Problem = {
  message: {
    ru: 'Цвет не понять: он остался в примечании вывода.',
    en: 'The colour is not understood: it is kept in the note of the pin.',
  },
  remedy: {
    ru: 'Напишите «blue», BU/WH или «сине-белый».',
    en: 'Write “blue”, BU/WH or “blue-white”.',
  },
};

const placesOfNoPin: Problem = {
  message: {
    ru: 'Координаты есть, а выводов с такими номерами в списке нет.',
    en: 'There are coordinates, and no pins of these numbers in the list.',
  },
  remedy: {
    ru: 'Распиновка импортирована без этих мест на фото. Допишите выводы в список или уберите координаты.',
    en: 'The pinout is imported without these places on the photo. Add the pins to the list or remove the coordinates.',
  },
};

const outsidePicture: Problem = {
  message: {
    ru: 'Координаты этих выводов лежат за краем фото.',
    en: 'The coordinates of these pins lie outside the photo.',
  },
  remedy: {
    ru: 'Выводы импортированы без места на фото. Проверьте координаты или размер фото.',
    en: 'The pins are imported without a place on the photo. Check the coordinates or the size of the photo.',
  },
};
