import { checkShape, type DiagramData, fromMarkdown } from '@fieldlore/content';
import {
  isKnownOrder,
  preProcessorLine,
  preProcessorText,
  readWireViz,
  unknownColours,
  WireVizFile,
} from '@fieldlore/content/wireviz';
import type { Message } from '../../errors.ts';
import { Locale } from '../../graphql/locale.ts';
import type { EntryDraft, Importer } from '../importer.ts';
import { decodeText } from '../reading/encoding.ts';
import { resolvePath, type ImportSource, type SourceFile } from '../reading/source.ts';
import { readYaml } from '../reading/structured.ts';
import { at, type Problem, refused, type ReportRow, UnreadableSource, warning } from '../report.ts';
import { missingPicture } from './picture-places.ts';

/** Harnesses in the YAML of WireViz: connectors, cables and what is connected with what; a file is a diagram. */
export const wireViz: Importer = {
  name: 'wireviz',
  title: { ru: 'Жгуты и схемы WireViz: YAML', en: 'Harnesses and schemes of WireViz: YAML' },
  accepts: ['yml', 'yaml', 'zip', 'folder'],
  columns: [],
  writesEntries: true,
  async read(source, { locale, signal }) {
    const findings: ReportRow[] = [];
    const entries: EntryDraft[] = [];
    for (const file of source.files.filter(({ extension }) => ['yml', 'yaml'].includes(extension))) {
      signal.throwIfAborted();
      const entry = await readHarness(source, file, locale ?? Locale.en, findings);
      if (entry) entries.push(entry);
    }
    if (entries.length === 0 && findings.length === 0) throw new UnreadableSource(at(source.name), noHarness);
    return { entries, findings };
  },
};

async function readHarness(
  source: ImportSource,
  file: SourceFile,
  locale: Locale,
  findings: ReportRow[],
): Promise<EntryDraft | null> {
  const directive = preProcessorLine(decodeText(await file.bytes()).text);
  if (directive) {
    const message = preProcessorText(directive.directive);
    findings.push(refused(at(file.path, directive.line), file.path, { message, remedy: mendPlace }));
    return null;
  }
  const yaml = await readYaml(file);
  const parsed = checkShape(WireVizFile, yaml.value);
  if (parsed.problems) {
    for (const { path, message } of parsed.problems)
      findings.push(
        refused(at(file.path, yaml.lineOf(path), path.join('.')), file.path, anotherShape(message)),
      );
    return null;
  }
  const { data, taps, pictures, problems, unused } = readWireViz(parsed.data);
  for (const { path, message } of problems)
    findings.push(refused(at(file.path, yaml.lineOf(path)), file.path, { message, remedy: mendPlace }));
  for (const { path, message } of unused)
    findings.push(warning(at(file.path, yaml.lineOf(path)), path.join('.'), { message, remedy: mendPlace }));
  for (const { color_code: code } of Object.values(parsed.data.cables))
    if (code && !isKnownOrder(code)) findings.push(warning(at(file.path), code, unknownOrder(code)));
  for (const { path, text } of unknownColours(parsed.data.cables))
    findings.push(warning(at(file.path, yaml.lineOf(path), path.join('.')), text, unknownColour(text)));
  const fileOf = (src: string): SourceFile | null => {
    const path = resolvePath(file.path, src);
    return source.files.find((one) => one.path === path) ?? null;
  };
  const shown = [...pictures, ...taps].flatMap(({ src }) => (src ? [src] : []));
  for (const src of shown) if (!fileOf(src)) findings.push(warning(at(file.path), src, missingPicture));
  const stem = file.path.replace(/\.[^.]+$/, '');
  const { title, description, notes } = parsed.data.metadata ?? {};
  return {
    place: at(file.path),
    key: stem,
    kind: 'DIAGRAM',
    locale,
    title: title ?? stem.slice(stem.lastIndexOf('/') + 1),
    tags: ['harness'],
    files: shown.flatMap((src) => fileOf(src) ?? []),
    content: (refs) => {
      const stored = (src: string | null | undefined) => {
        const found = src ? fileOf(src) : null;
        return found && refs.file(found);
      };
      return {
        body: fromMarkdown([description, notes].filter(Boolean).join('\n\n')),
        data: {
          ...data,
          taps: taps.map(({ src, ...tap }) => ({ ...tap, photo: stored(src) })),
          pictures: pictures.flatMap(({ src, shown: picture }) => {
            const id = stored(src);
            return id ? [{ file: id, ...picture }] : [];
          }),
        } satisfies Partial<DiagramData>,
      };
    },
  };
}

const noHarness: Problem = {
  message: { ru: 'Файлов WireViz здесь нет.', en: 'There are no WireViz files here.' },
  remedy: {
    ru: 'Выберите файл .yml, папку или ZIP с такими файлами.',
    en: 'Choose a .yml file, a folder or a ZIP with such files.',
  },
};

function anotherShape({ ru, en }: Message): Problem {
  return {
    message: { ru: `Поле не такое, как в WireViz: ${ru}`, en: `The field is not as in WireViz: ${en}` },
    remedy: { ru: 'Проверьте файл самой программой WireViz.', en: 'Check the file with WireViz itself.' },
  };
}

const mendPlace = {
  ru: 'Исправьте это место файла.',
  en: 'Mend this place of the file.',
};

function unknownColour(text: string): Problem {
  return {
    message: {
      ru: `Цвет «${text}» не понять: он остался надписью на проводе.`,
      en: `The colour “${text}” is not understood: it is kept as the wire’s label.`,
    },
    remedy: { ru: 'Напишите коды IEC, например BU или BUWH.', en: 'Write codes of IEC, such as BU or BUWH.' },
  };
}

function unknownOrder(code: string): Problem {
  return {
    message: {
      ru: `Порядок цветов «${code}» не известен: жилы остались без цвета.`,
      en: `The colour code “${code}” is not known: the wires have no colours.`,
    },
    remedy: { ru: 'Перечислите цвета в colors.', en: 'List the colours in colors.' },
  };
}
