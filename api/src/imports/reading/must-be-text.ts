import { at, type Problem, UnreadableSource } from '../report.ts';

/** A picture or a workbook under a wrong name would be read as one long wrong row. @throws UnreadableSource */
export function mustBeText(bytes: Buffer, file: string | null): void {
  const kind = signatures.find(({ start }) => bytes.subarray(0, start.length).equals(start))?.kind;
  if (kind) throw new UnreadableSource(at(file), notText(kind));
}

const signatures = [
  { kind: 'ZIP / XLSX', start: Buffer.from('PK\u0003\u0004', 'latin1') },
  { kind: 'XLS', start: Buffer.from([0xd0, 0xcf, 0x11, 0xe0]) },
  { kind: 'PDF', start: Buffer.from('%PDF') },
  { kind: 'PNG', start: Buffer.from([0x89, 0x50, 0x4e, 0x47]) },
  { kind: 'JPEG', start: Buffer.from([0xff, 0xd8, 0xff]) },
  { kind: 'GIF', start: Buffer.from('GIF8') },
  { kind: 'GZIP', start: Buffer.from([0x1f, 0x8b]) },
];

function notText(kind: string): Problem {
  return {
    message: {
      ru: `Это не текст: внутри файл вида ${kind}, как бы он ни назывался.`,
      en: `This is no text: inside it is a ${kind} file, whatever its name says.`,
    },
    remedy: {
      ru: 'Дайте файлу верное расширение (.xlsx, .zip) или сохраните таблицу как CSV.',
      en: 'Give the file its right extension (.xlsx, .zip), or save the table as CSV.',
    },
  };
}
