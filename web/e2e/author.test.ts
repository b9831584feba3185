import { expect } from 'vitest';
import { journey } from './journey.ts';
import type { Visitor } from './visitor.ts';

/** A red dot, 1 × 1. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);

/** A manual of two pages; readers of PDF mend what is left out of it. */
const MANUAL = Buffer.from(
  [
    '%PDF-1.4',
    '1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj',
    '2 0 obj <</Type /Pages /Kids [3 0 R 4 0 R] /Count 2>> endobj',
    ...[3, 4].map(
      (page) =>
        `${page} 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents ${page + 2} 0 R /Resources <</Font <</F <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>>>>>>> endobj`,
    ),
    '5 0 obj <</Length 42>> stream\nBT /F 12 Tf 20 100 Td (Contents) Tj ET    \nendstream endobj',
    '6 0 obj <</Length 42>> stream\nBT /F 12 Tf 20 100 Td (Zapkorrektor) Tj ET\nendstream endobj',
    'trailer <</Root 1 0 R>>',
    '%%EOF',
  ].join('\n'),
);

/** Creates a draft that anyone may read once it is published, and leaves the author in its text. */
async function startsArticle({ page }: Visitor, title: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Заголовок', exact: true }).fill(title);
  const section = page.getByRole('combobox', { name: 'Раздел', exact: true });
  const option = section.locator('option', { hasText: 'Трекер и связь' });
  await section.selectOption(await option.getAttribute('value'));
  await page.getByRole('button', { name: 'Создать и писать дальше' }).click();
  await page.waitForURL(/\/edit\/\d+/);
  await page.getByRole('combobox', { name: 'Кто видит' }).selectOption('PUBLIC');
  await page.getByRole('textbox', { name: 'Текст' }).click();
}

/** The words of the state, not of the draft before: «Не сохранено» has them too. */
const isSaved = ({ page }: Visitor) =>
  page
    .getByRole('status')
    .filter({ hasText: /^Сохранено/ })
    .waitFor();

journey('an author writes an article, publishes it, and it is found at once', async (author, arrive) => {
  const { page } = author;
  const title = `Щуп для клеммы 31 (${author.size})`;
  await author.signIn('lead');
  await author.goto('/edit/new?kind=ARTICLE');
  await startsArticle(author, title);

  const toolbar = page.getByRole('toolbar').first();
  const press = (name: string) => toolbar.getByRole('button', { name, exact: true }).click();
  await page.keyboard.type('Порядок ');
  await press('Жирный');
  await page.keyboard.type('важен');
  await press('Жирный');
  await page.keyboard.press('Enter');
  await press('Заголовок');
  await page.keyboard.type('Что проверить');
  await page.keyboard.press('Enter');
  await press('Список');
  await page.keyboard.type('Клемма чистая');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Болт затянут');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'щуп.png', mimeType: 'image/png', buffer: PICTURE });
  await page.getByRole('textbox', { name: 'Текст' }).locator('img[src*="/files/"]').waitFor();
  await page.keyboard.press('Control+End');
  await press('Часть для своих');
  await page.keyboard.type('Щупы лежат на складе');
  await isSaved(author);
  await author.look();

  await page.getByRole('button', { name: 'Опубликовать…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Опубликовать' }).click();
  await page.getByText('Опубликовано.').waitFor();

  const hit = page.getByRole('link', { name: title });
  await expect
    .poll(
      async () => {
        await author.goto(`/search?q=${encodeURIComponent(title)}`);
        return hit.count();
      },
      { interval: 500 },
    )
    .toBeGreaterThan(0);
  await hit.first().click();
  await author.comesTo(/\/wiki\/shchup/);
  const article = page.getByRole('article');
  await article.getByRole('heading', { name: 'Что проверить', level: 2 }).waitFor();
  expect(await article.locator('strong').allInnerTexts()).toContain('важен');
  expect(await article.locator('.prose li').allInnerTexts()).toEqual(['Клемма чистая', 'Болт затянут']);
  const picture = article.locator('.prose img');
  await picture.scrollIntoViewIfNeeded();
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1);
  expect(await article.innerText()).toContain('Щупы лежат на складе');

  const client = await arrive();
  await client.goto(new URL(page.url()).pathname.replace('/wiki/', '/help/ru/'));
  expect(await client.page.getByRole('article').innerText()).toContain('Болт затянут');
  expect(await client.page.content(), 'a part for staff is theirs').not.toContain('Щупы лежат');
});

journey(
  'who saves over a newer text is shown both, and nothing is lost',
  async (author, arrive) => {
    await author.signIn('lead');
    await author.goto('/edit/new?kind=ARTICLE');
    await startsArticle(author, `Две руки (${author.size})`);
    await author.page.keyboard.type('Первая строка');
    await isSaved(author);

    const colleague = await arrive();
    await colleague.signIn('admin');
    await colleague.goto(new URL(author.page.url()).pathname);
    await author.page.keyboard.type(' от ведущей');
    await author.page.keyboard.press('Control+KeyS');
    await isSaved(author);

    await colleague.page.getByRole('textbox', { name: 'Текст' }).click();
    await colleague.page.keyboard.press('Control+End');
    await colleague.page.keyboard.type(' от директора');
    await colleague.page.keyboard.press('Control+KeyS');
    const conflict = colleague.page.getByRole('alert').filter({ hasText: 'Пока вы писали, запись изменили' });
    await conflict.waitFor();
    await colleague.look();
    const shown = await conflict.innerText();
    expect(shown).toContain('Ирина Казакевич');
    for (const words of ['ведущей', 'директора']) expect(shown).toContain(words);

    await conflict.getByRole('button', { name: 'Оставить моё, поверх' }).click();
    await conflict.waitFor({ state: 'hidden' });
    await isSaved(colleague);
    await author.goto(new URL(author.page.url()).pathname);
    await author.page.getByRole('textbox', { name: 'Текст' }).getByText('от директора').waitFor();
  },
  { sizes: ['desk'] },
);

journey(
  'words inside an attached manual are found, and the page that says them opens',
  async (author, arrive) => {
    const { page } = author;
    const title = `Руководство (${author.size})`;
    await author.signIn('lead');
    await author.goto('/edit/new?kind=ARTICLE');
    await startsArticle(author, title);
    const file = { name: `manual-${author.size}.pdf`, mimeType: 'application/pdf', buffer: MANUAL };
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByRole('textbox', { name: 'Текст' }).getByText(file.name).waitFor();
    await isSaved(author);
    await page.getByRole('button', { name: 'Опубликовать…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Опубликовать' }).click();
    await page.getByText('Опубликовано.').waitFor();

    const reader = await arrive();
    const found = reader.page.getByRole('link', { name: `в файле ${file.name}, стр. 2` });
    await expect
      .poll(
        async () => {
          await reader.goto('/search?q=zapkorrektor');
          return await found.count();
        },
        { interval: 500 },
      )
      .toBe(1);
    expect(await found.innerText()).toContain('Zapkorrektor');
    const address = await found.evaluate((link: HTMLAnchorElement) => link.href);
    expect(address).toMatch(/\.pdf#page=2$/);
    const answer = await reader.page.request.get(address);
    expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'application/pdf']);
  },
);
