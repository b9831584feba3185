import { expect } from 'vitest';
import { journey } from './journey.ts';

journey('an engineer finds a pin by words and reads where its wire goes', async (engineer) => {
  const { page } = engineer;
  await engineer.signIn('engineer');
  await page.getByRole('searchbox').fill('зажигание FMB920');
  await page.keyboard.press('Enter');
  await engineer.comesTo(/\/search\?/);

  const hit = page.getByRole('listitem').filter({ hasText: 'FMB920: питание и зажигание, легковой 12 В' });
  await hit.getByRole('link', { name: /вывод X1 3 Зажигание/ }).click();
  await engineer.comesTo(/\/diagrams\/.+#/);

  const pin = page.locator(':target');
  const row = await pin.boundingBox();
  const header = await page.getByRole('banner').boundingBox();
  expect(row!.y, 'the pin stands below the header').toBeGreaterThanOrEqual(header!.height);
  expect(row!.y + row!.height, 'the pin is on the screen').toBeLessThanOrEqual(page.viewportSize()!.height);
  const text = await pin.innerText();
  for (const part of ['Зажигание', 'DIN1', 'жёлтый', 'F2:1', 'X9:15']) expect(text).toContain(part);

  await page.getByRole('searchbox', { name: 'Найти вывод на схеме' }).fill('масса');
  await expect
    .poll(() => page.locator('tr[id]').allInnerTexts())
    .not.toContainEqual(expect.stringContaining('DIN1'));
  expect(await page.locator('tr[id]').first().innerText()).toContain('Масса');
});

journey(
  'an engineer tells from the vehicle how it went, and an expert makes it evidence',
  async (engineer, arrive) => {
    const { page, size } = engineer;
    const note = `Проложили жгут под торпедо, ${size}`;
    await engineer.signIn('engineer');
    await engineer.goto('/vehicles/lada/granta?year=2019');
    const row = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: /^Реле 12 В/ }) });
    await row.getByRole('link', { name: 'Поставили? Расскажите' }).click();
    await engineer.comesTo(/\/granta\/installed\/[0-9a-f-]{36}\?year=2019/);
    await page.getByRole('button', { name: 'работает с доработкой' }).click();
    await page.getByText('Напишите, что пришлось изменить').first().waitFor();
    engineer.expectComplaint(/installed.*400/);
    await page.getByLabel('Что пришлось изменить').fill(note);
    await page.getByLabel('Фото, если есть').setInputFiles({
      name: 'place.png',
      mimeType: 'image/png',
      buffer: Buffer.from(PIXEL, 'base64'),
    });
    await page.getByRole('img', { name: 'place.png' }).waitFor();
    await page.getByRole('button', { name: 'работает с доработкой' }).click();
    await page.getByText('Записали. Эксперт посмотрит').waitFor();
    await page.getByRole('link', { name: 'К комплекту' }).click();
    await engineer.comesTo(/\/granta\?year=2019/);
    await row.getByText('Ждёт эксперта').filter({ hasText: note }).waitFor();

    const expert = await arrive();
    await expert.signIn('admin');
    await expert.goto('/review');
    await expert.page.getByRole('link', { name: /Отчёты об установке: [1-9]/ }).click();
    await expert.comesTo(/\/review\/installations/);
    const report = expert.page.getByRole('listitem').filter({ hasText: note });
    await report.getByRole('button', { name: 'Принять' }).click();
    await report.getByText('принято').waitFor();

    await engineer.goto('/vehicles/lada/granta?year=2019');
    await row.getByText('С доработкой: 1').waitFor();
    await row.getByText(note).waitFor();

    await report.getByRole('button', { name: 'Вернуть в очередь' }).click();
    await report.getByRole('button', { name: 'Отклонить' }).click();
    await report.getByText('отклонено').waitFor();
    await engineer.goto('/vehicles/lada/granta?year=2019');
    expect(await row.innerText()).not.toContain(note);
  },
);

journey(
  'an engineer tells how it went without JavaScript too',
  async (engineer) => {
    const { page } = engineer;
    await engineer.signIn('engineer');
    await engineer.goto('/vehicles/kamaz/5490');
    await page.getByRole('link', { name: 'Поставили? Расскажите' }).first().click();
    await page.getByRole('button', { name: 'работает', exact: true }).click();
    await page.getByText('Записали. Эксперт посмотрит').waitFor();
    await page.getByRole('link', { name: 'К комплекту' }).click();
    await engineer.comesTo(/\/kamaz\/5490$/);
  },
  { javaScriptEnabled: false },
);

/** A PNG of one pixel. */
const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
