import { deflateSync } from 'node:zlib';
import exceljs from 'exceljs';
import { buildZip } from './zip-factory.ts';

const ascii = (text: string) => Buffer.from(text, 'latin1');

/** A PDF with these objects, numbered from 1; the first is the catalogue. */
function pdfOf(objects: readonly (string | Buffer)[], trailer = ''): Buffer {
  const parts = [ascii('%PDF-1.7\n')];
  let length = parts[0]!.length;
  const offsets = objects.map((object, i) => {
    const offset = length;
    const part = Buffer.concat([ascii(`${i + 1} 0 obj\n`), Buffer.from(object), ascii('\nendobj\n')]);
    parts.push(part);
    length += part.length;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  parts.push(
    ascii(
      `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer << /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${length}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

function stream(content: string | Buffer, dictionary = ''): Buffer {
  const bytes = Buffer.from(content);
  return Buffer.concat([
    ascii(`<< /Length ${bytes.length} ${dictionary} >>\nstream\n`),
    bytes,
    ascii('\nendstream'),
  ]);
}

/** A font that says of each code which letter it is, as files of office programs do; it draws nothing. */
const font = [
  '<< /Type /Font /Subtype /Type0 /BaseFont /Any /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>',
  '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Any /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>',
  stream(
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0000> <04FF> <0000> endbfrange endcmap end end',
  ),
];

const hex = (text: string) =>
  [...text].map((letter) => letter.charCodeAt(0).toString(16).padStart(4, '0')).join('');

/** A PDF with a page for each text; '' is a page without one, as scans have. */
export function buildPdf(pages: readonly string[], trailer = ''): Buffer {
  const first = 6;
  const kids = pages.map((_, i) => `${first + i * 2} 0 R`).join(' ');
  return pdfOf(
    [
      '<< /Type /Catalog /Pages 2 0 R >>',
      `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
      ...font,
      ...pages.flatMap((text, i) => [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${first + i * 2 + 1} 0 R >>`,
        stream(text ? `BT /F1 12 Tf 40 800 Td <${hex(text)}> Tj ET` : ''),
      ]),
    ],
    trailer,
  );
}

/** One that asks for a password before it shows anything. */
export function buildEncryptedPdf(): Buffer {
  const key = '00'.repeat(32);
  return buildPdf(
    ['secret'],
    `/ID [<${'11'.repeat(16)}> <${'11'.repeat(16)}>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -44 /O <${key}> /U <${key}> >>`,
  );
}

/** One whose page unpacks to this many megabytes of drawing. */
export function buildPdfBomb(megabytes: number): Buffer {
  const packed = deflateSync(Buffer.alloc(megabytes * 2 ** 20, '0 0 m\n'));
  return pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>',
    stream(packed, '/Filter /FlateDecode'),
  ]);
}

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const contentTypes =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';

/** A Word document of paragraphs; `body` instead is what stands in its body as XML. */
export function buildDocx(paragraphs: readonly string[], { body = '', footnotes = '' } = {}): Buffer {
  const inside = body || paragraphs.map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`).join('');
  return buildZip([
    { name: '[Content_Types].xml', content: contentTypes },
    {
      name: 'word/document.xml',
      content: `<w:document xmlns:w="${word}"><w:body>${inside}</w:body></w:document>`,
    },
    ...(footnotes
      ? [{ name: 'word/footnotes.xml', content: `<w:footnotes xmlns:w="${word}">${footnotes}</w:footnotes>` }]
      : []),
  ]);
}

/** A workbook of sheets by their names. */
export async function buildXlsx(
  sheets: Record<string, readonly (readonly (string | number)[])[]>,
): Promise<Buffer> {
  const workbook = new exceljs.Workbook();
  for (const [name, rows] of Object.entries(sheets))
    workbook.addWorksheet(name).addRows(rows.map((row) => [...row]));
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** The container that Office keeps a document with a password in ([MS-CFB]), as far as its directory; or an old document. */
export function buildEncryptedOffice(stream = 'EncryptedPackage'): Buffer {
  const file = Buffer.alloc(512 * 3);
  file.write('d0cf11e0a1b11ae1', 0, 'hex');
  // Versions, byte order, sectors of 512 bytes; the directory is the first of them.
  file.write('3e000300feff0900', 24, 'hex');
  ['Root Entry', stream].forEach((name, i) => {
    const at = 512 + i * 128;
    file.write(name, at, 'utf16le');
    file.writeUInt16LE((name.length + 1) * 2, at + 64);
  });
  return file;
}
