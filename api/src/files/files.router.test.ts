import { request } from 'node:http';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { OrganisationRole, SectionRole } from '../access/roles.ts';
import { testApi } from '../../test/api.ts';
import { buildPerson, buildSection } from '../../test/factories.ts';
import { buildFile, buildPicture } from '../../test/file-factories.ts';
import { testHttp } from '../../test/http.ts';
import { StorageFullError } from './file-storage.ts';
import { StoredFile } from './file.entity.ts';
import { filePath } from './file-url.ts';
import { filesRouter } from './files.router.ts';

const api = await testApi();
api.app.config.limits.uploadBytes = 1024 * 1024;
const http = await testHttp(api, filesRouter(api.app));
const author = await buildPerson(api);
const reader = await buildPerson(api);
const client = await buildPerson(api, { role: OrganisationRole.CLIENT });
await buildSection(api, {
  members: [
    [author, SectionRole.CONTRIBUTOR],
    [reader, SectionRole.READER],
  ],
});

const files = api.db.getRepository(StoredFile);
const storedBytes = () =>
  readdirSync(join(api.app.config.dataDir, 'files'), { recursive: true, withFileTypes: true }).filter(
    (found) => found.isFile(),
  ).length;
const staged = () => readdirSync(join(api.app.config.dataDir, 'incoming'));

function formOf(...parts: [name: string, content: Buffer | string][]): FormData {
  const form = new FormData();
  for (const [name, content] of parts)
    form.append('files', new Blob([new Uint8Array(Buffer.from(content))]), name);
  return form;
}

async function post(body: FormData, as: typeof author | null = author, headers: Record<string, string> = {}) {
  const answer = await http.fetch('/files', as, { method: 'POST', body, headers });
  // What a test asks for is what it expects: its shape stands in the test.
  // oxlint-disable-next-line typescript/no-explicit-any
  return { status: answer.status, body: (await answer.json()) as any };
}

describe('an upload', () => {
  it('answers with what the editor needs, and the address works', async () => {
    const { status, body } = await post(formOf(['Схема  ЭБУ.png', await buildPicture(300, 200)]));
    expect(status).toBe(201);
    expect(body.files).toEqual([
      {
        id: expect.any(String),
        name: 'Схема  ЭБУ.png',
        mime: 'image/png',
        size: expect.any(Number),
        width: 300,
        height: 200,
        url: `/files/${body.files[0].id}/${encodeURIComponent('Схема  ЭБУ.png')}`,
      },
    ]);
    const answer = await http.fetch(body.files[0].url, author);
    const { width, height } = await sharp(Buffer.from(await answer.arrayBuffer())).metadata();
    expect({ width, height }).toEqual({ width: 300, height: 200 });
  });

  it('takes several files, in order', async () => {
    const { body } = await post(
      formOf(['a.txt', 'первый'], ['b.csv', 'марка;год'], ['c.png', await buildPicture()]),
    );
    expect(body.files.map((file: StoredFile) => [file.name, file.mime])).toEqual([
      ['a.txt', 'text/plain'],
      ['b.csv', 'text/csv'],
      ['c.png', 'image/png'],
    ]);
  });

  it('stores the same bytes once, as files of their own', async () => {
    await post(formOf(['one.txt', 'the same words']));
    const before = storedBytes();
    const { body } = await post(formOf(['two.txt', 'the same words'], ['three.txt', 'the same words']));
    expect(new Set(body.files.map((file: StoredFile) => file.id)).size).toBe(2);
    expect(storedBytes()).toBe(before);
  });

  it.each([
    ['nobody', null, 401, 'UNAUTHENTICATED'],
    ['a client', client, 403, 'FORBIDDEN'],
    ['staff who write nowhere', reader, 403, 'FORBIDDEN'],
  ])('F8 is refused to %s', async (_, person, status, code) => {
    const before = await files.count();
    expect(await post(formOf(['a.txt', 'x']), person)).toMatchObject({ status, body: { error: { code } } });
    expect(await files.count()).toBe(before);
  });

  it('F8 is refused from a page of another site, and taken from our own', async () => {
    const foreign = await post(formOf(['a.txt', 'x']), author, { origin: 'https://evil.test' });
    expect(foreign).toMatchObject({ status: 403, body: { error: { code: 'FORBIDDEN' } } });
    expect((await post(formOf(['a.txt', 'x']), author, { origin: 'null' })).status).toBe(403);
    expect((await post(formOf(['a.txt', 'x']), author, { origin: http.origin })).status).toBe(201);
    expect((await post(formOf(['a.txt', 'x']), author, { origin: api.app.config.publicUrl })).status).toBe(
      201,
    );
  });
});

describe('a bad upload saves nothing', () => {
  async function refusal(body: FormData, headers: Record<string, string> = {}) {
    const before = { rows: await files.count(), bytes: storedBytes() };
    const answer = await post(body, author, headers);
    expect({ rows: await files.count(), bytes: storedBytes() }).toEqual(before);
    expect(staged()).toEqual([]);
    return answer;
  }

  it('past the limit, and says what the limit is, in the language of the reader', async () => {
    const form = () => formOf(['big.txt', Buffer.alloc(3 * 1024 * 1024, 'a')]);
    expect(await refusal(form())).toEqual({
      status: 400,
      body: {
        error: {
          code: 'BAD_USER_INPUT',
          message:
            'Файл больше 1 МБ. Уменьшите или разделите его; предел задаёт администратор (UPLOAD_MAX_MB).',
          fields: [{ path: 'files.0', message: expect.stringContaining('1 МБ') }],
        },
      },
    });
    const english = await refusal(form(), { 'accept-language': 'en' });
    expect(english.body.error.message).toContain('over 1 MB');
  });

  it('of a type that is not taken, and says what to send instead', async () => {
    const { body } = await refusal(
      formOf(
        ['good.txt', 'words'],
        ['setup.png', Buffer.from('4d5a90000300000004000000ffff0000b800000000000000', 'hex')],
        ['scan.tif', Buffer.concat([Buffer.from('49492a0008000000', 'hex'), Buffer.alloc(40)])],
      ),
    );
    expect(body.error.fields).toEqual([
      { path: 'files.1', message: expect.stringMatching(/«setup.png»: такие файлы не принимаются.*PDF/) },
      { path: 'files.2', message: expect.stringMatching(/«scan.tif».*TIFF.*PNG/) },
    ]);
  });

  it('of an empty file', async () => {
    expect((await refusal(formOf(['a.txt', '']))).body.error.message).toContain('Файл пустой');
  });

  it('of a picture cut off in the middle', async () => {
    const whole = await sharp({
      create: {
        width: 400,
        height: 400,
        channels: 3,
        background: 'red',
        noise: { type: 'gaussian', mean: 128, sigma: 60 },
      },
    })
      .jpeg()
      .toBuffer();
    const { body } = await refusal(formOf(['photo.jpg', whole.subarray(0, whole.length / 2)]));
    expect(body.error.message).toContain('повреждён или обрезан');
  });

  it('of a picture that unpacks to more than the server has', async () => {
    const bomb = blackPng(16_000);
    expect(bomb.length).toBeLessThan(1024 * 1024);
    expect((await refusal(formOf(['bomb.png', bomb]))).body.error.message).toContain('256 мегапикселей');
  });

  it('of a broken drawing', async () => {
    const { body } = await refusal(
      formOf(['scheme.svg', '<svg xmlns="http://www.w3.org/2000/svg"><path></svg>']),
    );
    expect(body.error.message).toContain('SVG не читается');
  });

  it('of nothing, of something else than a form, and of too much at once', async () => {
    expect((await refusal(new FormData())).body.error.message).toContain('Выберите');
    const noForm = await http.fetch('/files', author, {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json' },
    });
    expect([noForm.status, await noForm.text()]).toEqual([
      400,
      expect.stringContaining('multipart/form-data'),
    ]);
    const many = formOf(...Array.from({ length: 21 }, (_, i): [string, string] => [`${i}.txt`, `text ${i}`]));
    expect((await refusal(many)).body.error.message).toContain('до 20 файлов');
  });

  it('on a full disk, and says whom to tell', async () => {
    const { write } = api.app.files;
    api.app.files.write = async () => {
      throw new StorageFullError();
    };
    try {
      const answer = await refusal(formOf(['a.txt', 'words for a full disk']));
      expect(answer).toMatchObject({ status: 507, body: { error: { code: 'STORAGE_FULL' } } });
      expect(answer.body.error.message).toContain('администратору');
    } finally {
      api.app.files.write = write;
    }
  });

  it('that breaks off', async () => {
    const before = await files.count();
    await breakOff(await http.cookieOf(author));
    await expect.poll(staged).toEqual([]);
    expect(await files.count()).toBe(before);
  });
});

/** One bit a pixel, all of them black: a few kilobytes that a decoder makes hundreds of megabytes of. */
function blackPng(side: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const typed = Buffer.concat([Buffer.from(type), data]);
    const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    checksum.writeUInt32BE(crc32(typed));
    return Buffer.concat([length, typed, checksum]);
  };
  const header = Buffer.from('00000000000000000100000000', 'hex');
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  const pixels = deflateSync(Buffer.alloc((side / 8 + 1) * side));
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Sends half a form and hangs up. */
async function breakOff(cookie: string): Promise<void> {
  const sending = request(`${http.origin}/files`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'multipart/form-data; boundary=b', 'content-length': '100000' },
  });
  sending.on('error', () => {});
  sending.write('--b\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\nhalf');
  await expect.poll(staged).toHaveLength(1);
  sending.destroy();
}

describe('a file is served', () => {
  const text = 'Красный провод — питание, чёрный — масса.';

  it('for saving, under its name, where a browser could do something with it', async () => {
    const file = await buildFile(
      api,
      author,
      'Как подключить.html',
      Buffer.from('<script>alert(1)</script>'),
    );
    expect(file.name).toBe('Как подключить.html.txt');
    const answer = await http.fetch(filePath(file), author);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': `attachment; filename="??? ??????????.html.txt"; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'x-content-type-options': 'nosniff',
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox",
      'cache-control': 'private, max-age=31536000, immutable',
      vary: 'Cookie',
    });
  });

  it('in place, where it is a picture or a PDF', async () => {
    const svg = await buildFile(
      api,
      author,
      'a.svg',
      Buffer.from('<svg width="40" height="20" onload="alert(1)"><script>alert(1)</script></svg>'),
    );
    const pdf = await buildFile(api, author, 'a.pdf', Buffer.from('%PDF-1.4\n%%EOF'));
    const drawing = await http.fetch(filePath(svg), author);
    expect(drawing.headers.get('content-disposition')).toBeNull();
    expect(drawing.headers.get('content-type')).toBe('image/svg+xml');
    expect(drawing.headers.get('content-security-policy')).toContain('sandbox');
    expect(await drawing.text()).toBe(
      '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"></svg>',
    );
    const paper = await http.fetch(filePath(pdf), author);
    expect(paper.headers.get('content-disposition')).toBeNull();
    expect(paper.headers.get('content-security-policy')).not.toContain('sandbox');
  });

  it('in parts', async () => {
    const file = await buildFile(api, author, 'wires.txt', Buffer.from(text));
    const part = async (range: string, headers = {}) => {
      const answer = await http.fetch(filePath(file), author, { headers: { range, ...headers } });
      return [
        answer.status,
        answer.headers.get('content-range'),
        Buffer.from(await answer.arrayBuffer()).toString(),
      ];
    };
    const size = Buffer.byteLength(text);
    const word = 'Красный';
    expect(await part(`bytes=0-${Buffer.byteLength(word) - 1}`)).toEqual([206, `bytes 0-13/${size}`, word]);
    expect(await part('bytes=-1')).toEqual([206, `bytes ${size - 1}-${size - 1}/${size}`, '.']);
    expect(await part(`bytes=${size}-`)).toEqual([416, `bytes */${size}`, '']);
    expect(await part('bytes=0-1,4-5')).toEqual([200, null, text]);
    expect(await part('lines=1-2')).toEqual([200, null, text]);
    expect(await part('bytes=-1', { 'if-range': '"another"' })).toEqual([200, null, text]);
    expect(await part('bytes=-1', { 'if-range': `"${file.sha256}"` })).toEqual([
      206,
      `bytes ${size - 1}-${size - 1}/${size}`,
      '.',
    ]);
  });

  it('as a smaller picture that is made once', async () => {
    const file = await buildFile(api, author, 'wide.png', await buildPicture(1000, 500, '#123456'));
    const before = storedBytes();
    const answers = await Promise.all([1, 2, 3].map(() => http.fetch(`${filePath(file)}?w=320`, author)));
    const [first] = await Promise.all(answers.map(async (answer) => Buffer.from(await answer.arrayBuffer())));
    expect(await sharp(first!).metadata()).toMatchObject({ format: 'webp', width: 320, height: 160 });
    expect(answers[0]!.headers.get('content-type')).toBe('image/webp');
    expect(answers[0]!.headers.get('etag')).toBe(`"${file.sha256}-320"`);
    expect(storedBytes()).toBe(before + 1);
    const { read } = api.app.files;
    const asked: string[] = [];
    api.app.files.read = async (key, range) => (asked.push(key), await read.call(api.app.files, key, range));
    await http.fetch(`${filePath(file)}?w=320`, author);
    api.app.files.read = read;
    expect(asked).toEqual([expect.stringMatching(/^thumbnails\//)]);
  });

  it('never larger than it is, and only in the widths there are', async () => {
    const file = await buildFile(api, author, 'small.png', await buildPicture(100, 50, '#654321'));
    const answer = await http.fetch(`${filePath(file)}?w=1920`, author);
    expect(await sharp(Buffer.from(await answer.arrayBuffer())).metadata()).toMatchObject({
      width: 100,
      height: 50,
    });
    const odd = await http.fetch(`${filePath(file)}?w=321`, author);
    expect([odd.status, await odd.text()]).toEqual([400, expect.stringContaining('320, 640, 1280, 1920')]);
  });

  it('under an address that is one, else not at all', async () => {
    for (const path of ['/files/1', '/files/../etc/passwd', '/files/%00', `/files/${'0'.repeat(36)}`]) {
      const answer = await http.fetch(path, author);
      expect(answer.status, path).toBe(404);
    }
    const answer = await http.fetch('/files/00000000-0000-4000-8000-000000000000/a.png', author);
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(await answer.text()).toContain('Такого файла нет');
  });

  it('not, where the storage lost it, and the log says so', async () => {
    const file = await buildFile(api, author, 'lost.txt', Buffer.from('lost words'));
    await api.app.files.delete(`content/${file.sha256.slice(0, 2)}/${file.sha256}`);
    const answer = await http.fetch(filePath(file), author);
    expect(answer.status).toBe(404);
    expect(answer.headers.get('etag')).toBeNull();
    expect(answer.headers.get('content-disposition')).toBeNull();
  });
});
