import type { ZipEntry } from '../files/read-zip.ts';
import { unescapeCell, walkXml } from './sheet-xml.ts';

/** What the cells of all sheets refer to, and where the sheets are. */
export interface WorkbookParts {
  sheets: { name: string; part: ZipEntry }[];
  strings: string[];
  /** Whether a cell of the style with this number shows a date. */
  isDate: boolean[];
  /** The day that Excel counts from: the other one is of old Macs. */
  countsFrom1904: boolean;
}

/** @throws where a part is missing or no XML */
export function readParts(entries: readonly ZipEntry[]): WorkbookParts {
  const byPath = new Map(entries.map((entry) => [entry.path.toLowerCase(), entry]));
  const part = (path: string) => byPath.get(path.toLowerCase());
  const workbook = part('xl/workbook.xml');
  if (!workbook) throw new Error('no workbook in the archive');
  const targets = readTargets(part('xl/_rels/workbook.xml.rels'));
  const sheets: WorkbookParts['sheets'] = [];
  let countsFrom1904 = false;
  walkXml(workbook.bytes(), {
    open(name, attributes) {
      if (name === 'workbookPr') countsFrom1904 = isTrue(attributes['date1904']);
      if (name !== 'sheet') return;
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '';
      const target = targets.get(id) ?? '';
      const found = part(target.startsWith('/') ? target.slice(1) : `xl/${target}`);
      // A sheet that is a chart has no cells.
      if (found && /worksheets\//i.test(found.path)) sheets.push({ name: attributes['name'] ?? '', part: found });
    },
  });
  return { sheets, strings: readStrings(part('xl/sharedStrings.xml')), isDate: readStyles(part('xl/styles.xml')), countsFrom1904 };
} // prettier-ignore

const isTrue = (value: string | undefined) => value === '1' || value === 'true';

function readTargets(part: ZipEntry | undefined): Map<string, string> {
  const targets = new Map<string, string>();
  if (part)
    walkXml(part.bytes(), {
      open: (name, { Id, Target }) => {
        if (name === 'Relationship' && Id && Target) targets.set(Id, Target);
      },
    });
  return targets;
}

/** Texts that several cells share; of formatted ones all parts, without what is said over them for reading aloud. */
function readStrings(part: ZipEntry | undefined): string[] {
  const strings: string[] = [];
  if (!part) return strings;
  let parts: string[] = [];
  let isText = false;
  let isAside = false;
  walkXml(part.bytes(), {
    open(name) {
      if (name === 'si') parts = [];
      isText = name === 't' && !isAside;
      if (name === 'rPh') isAside = true;
    },
    text(text) {
      if (isText) parts.push(text);
    },
    close(name) {
      if (name === 't') isText = false;
      else if (name === 'rPh') isAside = false;
      else if (name === 'si') strings.push(unescapeCell(parts.join('')));
    },
  });
  return strings;
}

/** Formats that every workbook has without spelling them out (ECMA-376 part 1, 18.8.30). */
const isBuiltInDate = (id: number) =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

function readStyles(part: ZipEntry | undefined): boolean[] {
  const dates: boolean[] = [];
  if (!part) return dates;
  const formats = new Map<number, string>();
  let isOfCells = false;
  walkXml(part.bytes(), {
    open(name, attributes) {
      const id = Number(attributes['numFmtId']);
      if (name === 'numFmt') formats.set(id, attributes['formatCode'] ?? '');
      else if (name === 'cellXfs') isOfCells = true;
      else if (name === 'xf' && isOfCells) dates.push(formats.has(id) ? showsDate(formats.get(id)!) : isBuiltInDate(id));
    },
    close(name) {
      if (name === 'cellXfs') isOfCells = false;
    },
  });
  return dates;
} // prettier-ignore

/** Days, months, years, hours or seconds outside of quoted words and of `[Red]`. */
function showsDate(format: string): boolean {
  return /[ymdhs]/i.test(format.replaceAll(/"[^"]*"|\[[^\]]*\]|\\./g, ''));
}
