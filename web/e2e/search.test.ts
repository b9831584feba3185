import { expect } from 'vitest';
import { journey } from './journey.ts';
import type { Visitor } from './visitor.ts';

journey('suggestions are read, chosen and left by the keyboard, and open at the pin', async (engineer) => {
  const { page } = engineer;
  await engineer.signIn('engineer');
  const box = page.getByRole('main').getByLabel('Поиск по базе знаний');
  await box.fill('зажигание FMB920');
  const list = page.getByRole('listbox', { name: 'Подсказки поиска' });
  const pin = list.getByRole('option', { name: /FMB920: питание и зажигание.*вывод/ });
  await pin.waitFor();
  expect(await box.getAttribute('aria-expanded')).toBe('true');
  const told = page.getByRole('search').getByRole('status');
  const offered = (await list.getByRole('option').count()) - 1;
  expect(await told.textContent()).toMatch(new RegExp(`^${offered} подсказ`));
  expect(await engineer.barriers()).toEqual([]);

  await page.keyboard.press('Escape');
  await list.waitFor({ state: 'hidden' });
  expect(await box.inputValue(), 'Escape keeps the words').toBe('зажигание FMB920');

  await page.keyboard.press('ArrowDown');
  await pin.waitFor();
  for (let steps = 0; (await pin.getAttribute('aria-selected')) !== 'true'; steps++) {
    expect(steps).toBeLessThan(20);
    await page.keyboard.press('ArrowDown');
  }
  expect(await box.getAttribute('aria-activedescendant')).toBe(await pin.getAttribute('id'));
  await page.keyboard.press('Enter');
  await engineer.comesTo(/\/diagrams\/.+#/);
  expect(await page.locator(':target').innerText()).toContain('Зажигание');
});

journey('a short number opens its page, and from there the list', async (engineer) => {
  const { page } = engineer;
  await engineer.signIn('engineer');
  await engineer.goto('/search?q=зажигание');
  const number = /№\s(\d+)/.exec(await page.locator('.hits > li').first().innerText())![1]!;
  await page.getByRole('main').getByLabel('Поиск по базе знаний').fill(number);
  await page.keyboard.press('Enter');
  await engineer.comesTo(new RegExp(`found=${number}`));
  expect(await page.getByRole('main').innerText()).toContain(`№ ${number}`.replace(' ', '\u202f'));

  await page.getByRole('link', { name: 'Показать все результаты' }).click();
  await engineer.comesTo(/\/search\?q=\d+&all=1/);
  expect(await page.locator('.hits > li').first().innerText()).toContain(number);
});

journey('a search is saved, opened from the palette and deleted', async (engineer) => {
  const { page, size } = engineer;
  const name = `Питание ${size}`;
  await engineer.signIn('engineer');
  await engineer.goto('/search?q=питание&kind=DIAGRAM');
  await page.getByText('Сохранить поиск').click();
  await page.getByLabel('Название').fill(name);
  await page.getByRole('button', { name: 'Сохранить', exact: true }).click();
  await page.getByText(`Поиск «${name}» сохранён`).waitFor();

  // Saved searches come after the rest: the row under Enter stays what it was.
  await page.route('**/search/saved', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 700));
    await route.continue();
  });
  await page.keyboard.press('Control+KeyK');
  const palette = page.getByRole('dialog', { name: 'Быстрый переход' });
  await palette.getByRole('option').first().waitFor();
  await page.keyboard.press('ArrowDown');
  const chosen = palette.getByRole('option', { selected: true });
  const before = await chosen.innerText();
  const savedRow = palette.getByRole('option', { name: new RegExp(name) });
  await savedRow.waitFor();
  expect(await chosen.innerText()).toBe(before);
  await savedRow.click();
  await engineer.comesTo(/kind=DIAGRAM.*all=1/);
  expect(await page.locator('.hits > li').count()).toBeGreaterThan(0);

  await engineer.goto('/search');
  await page.getByRole('button', { name: `Удалить сохранённый поиск «${name}»` }).click();
  await expect.poll(() => page.getByRole('link', { name }).count()).toBe(0);
});

journey('a mended word says so, and can be insisted on', async (engineer) => {
  const { page } = engineer;
  await engineer.signIn('engineer');
  await engineer.goto('/search?q=предохронитель');
  await page.getByText('Исправили опечатку').waitFor();
  await page.getByRole('link', { name: 'Искать именно «предохронитель»' }).click();
  await engineer.comesTo(/exact=1/);
  await page.getByText('По запросу «предохронитель» ничего нет').waitFor();
  await page.getByRole('link', { name: 'Искать с исправлением опечаток' }).click();
  await page.getByText('Исправили опечатку').waitFor();
});

async function tellsWhatIsMissing(client: Visitor): Promise<void> {
  const { page } = client;
  const wanted = Array.from({ length: 14 }, () => 'щхжцфэю'.charAt(Math.floor(Math.random() * 7))).join('');
  await client.goto('/search');
  await page.getByRole('main').getByLabel('Поиск по базе знаний').fill(wanted);
  await page.keyboard.press('Enter');
  await client.comesTo(/\/search\?q=/);
  await page.getByLabel('Что нужно было узнать или сделать?').fill('Как подключить?');
  await page.getByRole('button', { name: 'Отправить' }).click();
  await page.getByText('Запрос записан').waitFor();

  await client.signIn('admin');
  await client.goto('/search/requests');
  const request = page.getByRole('listitem').filter({ hasText: wanted });
  expect(await request.innerText()).toContain('Как подключить?');
  await request.getByRole('button', { name: 'Закрыть' }).click();
  await request.waitFor({ state: 'detached' });
}

journey('who found nothing tells what they looked for, and an admin reads it', tellsWhatIsMissing);

journey('the same works without JavaScript', tellsWhatIsMissing, { javaScriptEnabled: false });

journey(
  'what is picked from the suggestions counts as opened, by nobody in particular',
  async (engineer, arrive) => {
    const { page, size } = engineer;
    const admin = await arrive();
    await admin.signIn('admin');
    const opened = async () => {
      await admin.goto('/admin/search?by=STAFF');
      const query = admin.page.getByRole('listitem').filter({ hasText: 'сварка запуск' });
      if ((await query.count()) === 0) return 0;
      const words = await query.first().innerText();
      expect(words).toMatch(/обычно 1-й, \d+(,\d)? с/);
      return Number(/открыли: (\d+)/.exec(words)![1]);
    };
    const before = await opened();

    await engineer.signIn('engineer');
    await page.keyboard.press('Control+KeyK');
    const palette = page.getByRole('dialog', { name: 'Быстрый переход' });
    await palette.waitFor();
    await page.keyboard.type('сварка запуск');
    await palette.getByRole('option', { name: /Сварка и запуск/ }).waitFor();
    await page.keyboard.press('Enter');
    await engineer.comesTo(/\/wiki\/svarka/);

    await engineer.goto('/');
    await page.getByRole('main').getByLabel('Поиск по базе знаний').fill('сварка запуск');
    const list = page.getByRole('listbox', { name: 'Подсказки поиска' });
    await list
      .getByRole('option', { name: /Сварка и запуск/ })
      .first()
      .click();
    await engineer.comesTo(/\/wiki\/svarka/);

    // A beacon takes its time, and each look at the report a second.
    await expect
      .poll(opened, {
        message: `by keyboard and by ${size === 'phone' ? 'thumb' : 'mouse'}`,
      })
      .toBe(before + 2);
  },
);
