import { beforeAll, describe, expect, test, vi } from 'vitest';
import { testApi } from '../../test/api.ts';
import { countStatements } from '../../test/count-statements.ts';
import { buildDocx, buildEncryptedPdf, buildPdf, buildXlsx } from '../../test/document-factories.ts';
import { buildPerson, buildSection } from '../../test/factories.ts';
import { bodyOf, buildFile, linkTo, onlyFor } from '../../test/file-factories.ts';
import { Audience, OrganisationRole, SectionRole } from '../access/roles.ts';
import { inTransaction } from '../context.ts';
import { createEntry } from '../entries/create-entry.ts';
import type { Entry } from '../entries/entry.entity.ts';
import { publishEntry } from '../entries/publish-entry.ts';
import { saveEntry } from '../entries/save-entry.ts';
import { StoredFile } from '../files/file.entity.ts';
import { removeUnusedFiles } from '../files/remove-unused-files.ts';
import { Locale } from '../graphql/locale.ts';
import type { Person } from '../people/person.entity.ts';
import type { Section } from '../sections/section.entity.ts';
import { FileText } from './file-text.entity.ts';
import { readNextAttachment } from './read-attachments.ts';

const api = await testApi();
let author: Person, colleague: Person, client: Person;
let section: Section, closed: Section;

beforeAll(async () => {
  author = await buildPerson(api);
  colleague = await buildPerson(api);
  client = await buildPerson(api, { role: OrganisationRole.CLIENT });
  section = await buildSection(api, { members: [[author, SectionRole.PUBLISHER]] });
  closed = await buildSection(api, {
    audience: Audience.SECTION,
    members: [[author, SectionRole.PUBLISHER]],
  });
});

/** An article of the author's, published. */
async function publish(title: string, body: object, into = section): Promise<Entry> {
  const entry = await inTransaction(await api.ctx(author), (tx) =>
    createEntry(tx, { kind: 'ARTICLE', locale: Locale.ru, sectionId: into.id, title, body }),
  );
  return await republish(entry, {});
}

async function republish({ id, version }: Entry, changes: object): Promise<Entry> {
  return await inTransaction(await api.ctx(author), async (tx) => {
    const { entry } = await saveEntry(tx, { id, version, ...changes });
    return entry.draftRevisionId ? await publishEntry(tx, { id, version: entry.version }) : entry;
  });
}

/** Everything is read and indexed. */
async function settle(): Promise<number> {
  let read = 0;
  while (await readNextAttachment(api.app)) read++;
  await api.index();
  return read;
}

async function find(text: string, as: Person | null) {
  const { data, errors } = await api.ask(
    `query ($text: String!) { search(text: $text) { hits {
      entry { title } snippet { text } reason { kind parts { text hit } file { name page sheet href } }
    } } }`,
    { text },
    as,
  );
  expect(errors).toEqual([]);
  return data.search.hits as {
    entry: { title: string };
    reason: { kind: string; parts: { text: string; hit: boolean }[]; file: object } | null;
  }[];
}

const titles = async (text: string, as: Person | null) =>
  (await find(text, as)).map(({ entry }) => entry.title);

describe('words inside an attached file', () => {
  test('of a PDF are found, with the page that opens', async () => {
    const bytes = buildPdf(['Оглавление', 'Общие сведения', 'Колодка бензонасоса: контакт 4, провод серый']);
    const file = await buildFile(api, author, 'wiring.pdf', bytes);
    await publish('Схема Нивы', bodyOf(linkTo(file)));
    expect(await settle()).toBe(1);
    const [hit] = await find('контакты бензонасоса', null);
    expect(hit).toMatchObject({
      entry: { title: 'Схема Нивы' },
      reason: {
        kind: 'FILE',
        file: { name: 'wiring.pdf', page: 3, sheet: null, href: `/files/${file.id}/wiring.pdf#page=3` },
      },
    });
    expect(hit!.reason!.parts.filter((part) => part.hit).map((part) => part.text)).toEqual([
      'бензонасоса',
      'контакт',
    ]);
  });

  test('of a workbook are found with the sheet, those of a Word document with neither', async () => {
    const workbook = await buildXlsx({
      Масса: [['X1', 'Общий']],
      Предохранители: [['F31', 'Прикуриватель']],
    });
    const document = buildDocx(['Проверка форсунки стетоскопом', 'Снимите разъём']);
    const files = [
      await buildFile(api, author, 'fuses.xlsx', workbook),
      await buildFile(api, author, 'check.docx', document),
    ];
    await publish('Таблицы', bodyOf(...files.map(linkTo)));
    await settle();
    expect((await find('прикуриватель F31', colleague))[0]!.reason!.file).toMatchObject({
      name: 'fuses.xlsx',
      page: null,
      sheet: 'Предохранители',
    });
    expect((await find('стетоскоп форсунка', colleague))[0]!.reason!.file).toMatchObject({
      name: 'check.docx',
      page: null,
      sheet: null,
    });
  });

  test('of a long document are found as far as it stands in the index, and hide nothing of other entries', async () => {
    // More bytes than are looked through for one entry: the page is taken all the same, up to a number of characters.
    const long = buildDocx(['Паллограф в начале.', 'слова '.repeat(45_000)]);
    const short = buildPdf(['Второй паллограф']);
    await publish('Книга', bodyOf(linkTo(await buildFile(api, author, 'book.docx', long))));
    await publish('Листок', bodyOf(linkTo(await buildFile(api, author, 'sheet.pdf', short))));
    await settle();
    const found = await find('паллограф', null);
    expect(found.map(({ entry, reason }) => [entry.title, reason?.kind]).toSorted()).toEqual([
      ['Книга', 'FILE'],
      ['Листок', 'FILE'],
    ]);
  });

  test('leave the word to the page itself where that says as much', async () => {
    const file = await buildFile(api, author, 'same.pdf', buildPdf(['Тахограф']));
    await publish('Калибровка тахографа', bodyOf(linkTo(file)));
    await settle();
    const hits = await find('тахограф', null);
    expect(hits.map(({ reason }) => reason?.kind)).toEqual([undefined]);
  });

  test('are read once for the same bytes, whoever shows them under whatever name', async () => {
    const bytes = buildPdf(['Ротаметр поплавковый']);
    await publish('Первая', bodyOf(linkTo(await buildFile(api, author, 'one.pdf', bytes))));
    expect(await settle()).toBe(1);
    await publish('Вторая', bodyOf(linkTo(await buildFile(api, author, 'two.pdf', bytes))));
    expect(await settle()).toBe(0);
    expect((await titles('ротаметр', null)).toSorted()).toEqual(['Вторая', 'Первая']);
  });

  test('cost a search one statement, however many hits have files', async () => {
    for (let i = 0; i < 6; i++)
      await publish(
        `Гидрозамок ${i}`,
        bodyOf(linkTo(await buildFile(api, author, `g${i}.pdf`, buildPdf([`Гидрозамок ${i}`])))),
      );
    await settle();
    const statements = (limit: number) =>
      countStatements(() =>
        api.ask(
          `{ search(text: "гидрозамок", limit: ${limit}) { hits { reason { kind } } } }`,
          {},
          colleague,
        ),
      );
    expect(await statements(6)).toBeLessThanOrEqual((await statements(1)) + 1);
  });
});

describe('a file that can’t be read', () => {
  test('leaves its entry findable, and says why to who sees it', async () => {
    const file = await buildFile(api, author, 'secret.pdf', buildEncryptedPdf());
    await publish('Инструкция с паролем', bodyOf(linkTo(file)));
    await settle();
    expect(await titles('инструкция паролем', null)).toEqual(['Инструкция с паролем']);
    const { data } = await api.ask(`query ($id: UUID!) { file(id: $id) { textProblem } }`, { id: file.id });
    expect(data.file.textProblem).toContain('защищён паролем');
  });

  test('because the storage is away is read when that is back', async () => {
    const file = await buildFile(api, author, 'far.pdf', buildPdf(['Далёкий']));
    await publish('Далёкий файл', bodyOf(linkTo(file)));
    const away = vi.spyOn(api.app.files, 'read').mockRejectedValue(new Error('the bucket is away'));
    for (let i = 0; i < 4; i++) await expect(readNextAttachment(api.app)).rejects.toThrow('bucket');
    away.mockRestore();
    expect(await settle()).toBe(1);
    expect(await titles('далёкий', null)).toEqual(['Далёкий файл']);
  });

  test('that killed its reader is tried again later, and not for ever', async () => {
    const file = await buildFile(api, author, 'deadly.pdf', buildPdf(['Смертельный']));
    await publish('Опасный файл', bodyOf(linkTo(file)));
    const rows = api.db.getRepository(FileText);
    await rows.insert({ sha256: file.sha256 });
    expect(await readNextAttachment(api.app)).toBe(false);
    const longAgo = new Date(Date.now() - 3600_000);
    await rows.update(file.sha256, { startedAt: longAgo, attempts: 3 });
    expect(await readNextAttachment(api.app)).toBe(false);
    await rows.update(file.sha256, { startedAt: longAgo, attempts: 2 });
    expect(await readNextAttachment(api.app)).toBe(true);
    expect(await rows.findOneByOrFail({ sha256: file.sha256 })).toMatchObject({ attempts: 3, problem: null });
  });
});

describe('words of a file are found by exactly those who may open it', () => {
  const secret = 'Кодграббер ZX81';
  const words = ['кодграббер', 'ZX-81'];

  test('F9 not while only a draft shows it', async () => {
    const file = await buildFile(api, author, 'leaky.pdf', buildPdf([secret]));
    await inTransaction(await api.ctx(author), (tx) =>
      createEntry(tx, {
        kind: 'ARTICLE',
        locale: Locale.ru,
        sectionId: section.id,
        title: 'Черновик',
        body: bodyOf(linkTo(file)),
      }),
    );
    await settle();
    expect(await api.db.getRepository(FileText).existsBy({ sha256: file.sha256 })).toBe(false);
    for (const text of words) expect(await titles(text, colleague)).toEqual([]);
  });

  test('F9 of a block for staff by staff, in a page that everybody reads; until the block opens, and after it closes', async () => {
    const file = await buildFile(api, author, 'leaky.pdf', buildPdf([secret]));
    let entry = await publish('Открытая страница', bodyOf(onlyFor('STAFF', linkTo(file))));
    await settle();
    for (const text of words) {
      expect(await titles(text, colleague), text).toEqual(['Открытая страница']);
      for (const other of [client, null]) expect(await titles(text, other), text).toEqual([]);
    }
    // Found by its own words, the page says nothing of the file either.
    const open = await find('открытая страница кодграббер ZX81', client);
    expect(open.map(({ reason }) => reason?.kind)).not.toContain('FILE');

    entry = await republish(entry, { body: bodyOf(linkTo(file)) });
    await settle();
    for (const text of words) expect(await titles(text, null), text).toEqual(['Открытая страница']);

    await republish(entry, { body: bodyOf(onlyFor('STAFF', linkTo(file))) });
    // Within the seconds before the index follows: the entry may be found, the file must not be told.
    for (const text of words)
      expect((await find(text, null)).map(({ reason }) => reason?.kind)).not.toContain('FILE');
    await settle();
    for (const text of words) expect(await titles(text, null), text).toEqual([]);
  });

  test('F9 of a page for members by members', async () => {
    const file = await buildFile(api, author, 'members.pdf', buildPdf(['Скиммер']));
    await publish('Для своих', bodyOf(linkTo(file)), closed);
    await settle();
    expect(await titles('скиммер', author)).toEqual(['Для своих']);
    for (const other of [colleague, client, null]) expect(await titles('скиммер', other)).toEqual([]);
  });

  test('F9 and by nobody once the page shows it no more; its text goes with its bytes', async () => {
    const file = await buildFile(api, author, 'gone.pdf', buildPdf(['Магнетрон']));
    const entry = await publish('Недолгая', bodyOf(linkTo(file)));
    await settle();
    expect(await titles('магнетрон', null)).toEqual(['Недолгая']);
    await republish(entry, { body: bodyOf() });
    await settle();
    expect(await titles('магнетрон', null)).toEqual([]);
    await api.db.query('DELETE FROM entry_file WHERE file_id = $1', [file.id]);
    await api.db.getRepository(StoredFile).update(file.id, { createdAt: new Date(0) });
    await removeUnusedFiles(api.app);
    expect(await api.db.getRepository(FileText).existsBy({ sha256: file.sha256 })).toBe(false);
    expect(await api.db.query('SELECT 1 FROM file_page WHERE "sha256" = $1', [file.sha256])).toEqual([]);
  });
});
