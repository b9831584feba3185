import { expect } from 'vitest';
import { journey } from './journey.ts';

journey('an admin lets a person in, who signs in with the password shown once', async (admin, arrive) => {
  const { page, size } = admin;
  const email = `novice-${size}@mayak.example`;
  await admin.signIn('admin');
  await admin.goto('/admin/people/new');
  await page.getByLabel('Имя').fill('Пётр Новиков');
  await page.getByLabel('Электронная почта').fill('engineer@mayak.example');
  await page.getByRole('button', { name: 'Добавить', exact: true }).click();
  await page.getByRole('alert').waitFor();
  admin.expectComplaint(/people\/new: .*409/);
  expect(await page.getByLabel('Имя').inputValue(), 'what was typed is kept').toBe('Пётр Новиков');

  await page.getByLabel('Электронная почта').fill(email);
  await page.getByRole('button', { name: 'Добавить', exact: true }).click();
  const shown = page.getByRole('status').filter({ hasText: 'Передайте этот пароль' });
  const password = await shown.locator('code').innerText();
  await page.getByRole('link', { name: 'Выбрать разделы' }).click();
  await admin.comesTo(/\/admin\/people\/[0-9a-f-]{36}$/);
  await page.getByLabel('Раздел', { exact: true }).selectOption({ label: 'Продажи' });
  await page.getByRole('main').getByRole('button', { name: 'Добавить', exact: true }).click();
  await page.getByRole('main').getByRole('link', { name: 'Продажи' }).waitFor();

  const novice = await arrive();
  await novice.goto('/sign-in');
  await novice.page.getByLabel('Электронная почта').fill(email);
  await novice.page.getByLabel('Пароль').fill(password);
  await novice.page.getByRole('main').getByRole('button', { name: 'Войти' }).click();
  await novice.comesTo(/\/$/);
  await novice.goto('/admin/people');
  await novice.page.getByText('Такой страницы нет или она вам не видна.').waitFor();
  novice.expectComplaint(/admin\/people: .*404/);
});

journey('an admin adds a section and deletes it, but not one with entries', async (admin) => {
  const { page, size } = admin;
  await admin.signIn('admin');
  await admin.goto('/admin/sections');
  await page.getByText('Добавить раздел').click();
  await page.getByLabel('Название по-русски').fill(`Склад ${size}`);
  await page.getByLabel('Название по-английски').fill(`Store ${size}`);
  await page.getByRole('button', { name: 'Добавить', exact: true }).click();
  await page.getByRole('link', { name: 'Открыть и добавить участников' }).click();
  await admin.comesTo(new RegExp(`/admin/sections/store-${size}$`));
  await page.getByText('Удалить раздел…').click();
  await page.getByRole('button', { name: 'Удалить навсегда' }).click();
  await admin.comesTo(/\/admin\/sections$/);
  expect(await page.getByRole('link', { name: `Склад ${size}` }).count()).toBe(0);

  await page.getByRole('main').getByRole('link', { name: 'Монтаж', exact: true }).click();
  await admin.comesTo(/\/admin\/sections\/.+/);
  await page.getByText('Удалить раздел…').click();
  await page.getByRole('button', { name: 'Удалить навсегда' }).click();
  await page.getByText('В разделе есть записи или другие разделы').waitFor();
  admin.expectComplaint(/admin\/sections\/.*409/);
});

journey(
  'an admin imports vehicles: looks, mends the columns and keeps them, writes, takes it back',
  async (admin) => {
    const { page, size } = admin;
    const make = `Марка ${size}`;
    await admin.signIn('admin');
    await admin.goto('/admin/imports');
    await page.getByLabel('Файл').setInputFiles({
      name: `park-${size}.csv`,
      mimeType: 'text/csv',
      buffer: Buffer.from(
        `Бренд;Модель;Выпуск с;Стоянка ${size}\n${make};Альфа;2019;1\n${make};Бета;2020;2\n`,
      ),
    });
    await page.getByRole('button', { name: 'Загрузить и продолжить' }).click();
    await admin.comesTo(/\/admin\/imports\/new\?/);
    await page.getByLabel('Что в файле').selectOption({ label: 'Автомобили: марки и модели' });
    await page.getByRole('button', { name: 'Пробный прогон' }).click();
    await page.getByText('Ничего не записано').first().waitFor();
    await admin.look();

    await page.getByLabel('Марка', { exact: true }).selectOption('Бренд');
    await page.getByLabel('Год модели от').selectOption('Выпуск с');
    await page.getByRole('button', { name: 'Пробный прогон с такими столбцами' }).click();
    // The first run's report looks the same until the address is the second run's.
    await admin.comesTo(/[?&]column\.yearFrom=[^&]/);
    await page.getByRole('link', { name: 'Добавлено 2' }).waitFor();
    await page.getByText('Запомнить эти столбцы').click();
    await page.getByLabel('Название сопоставления').fill(`Стоянка ${size}`);
    await page.getByRole('button', { name: 'Запомнить', exact: true }).click();
    await page.getByText('Сопоставление сохранено').waitFor();
    await admin.look();
    await page.getByText('Применить…').click();
    await page.getByRole('button', { name: 'Записать' }).click();
    await page.getByText('Импорт записан').waitFor();
    const written = new URL(page.url()).pathname;

    await admin.goto(`/vehicles?q=${encodeURIComponent(make)}`);
    await page.getByRole('main').getByText(make).first().waitFor();

    await admin.goto(written);
    await page.getByText('Отменить импорт…').click();
    await page.getByRole('button', { name: 'Отменить', exact: true }).click();
    await page.getByText('Импорт отменён').waitFor();
    await admin.goto('/admin/imports');
    await page.getByRole('button', { name: `Удалить «Стоянка ${size}»` }).waitFor();
    await admin.look();
  },
);

journey(
  'an import needs no JavaScript',
  async (admin) => {
    const { page, size } = admin;
    await admin.signIn('admin');
    await admin.goto('/admin/imports');
    await page.getByLabel('Файл').setInputFiles({
      name: 'park.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`Марка;Модель\nБез скриптов ${size};Гамма\n`),
    });
    await page.getByRole('button', { name: 'Загрузить и продолжить' }).click();
    await admin.comesTo(/\/admin\/imports\/new\?/);
    await page.getByLabel('Что в файле').selectOption('vehicles');
    await page.getByRole('button', { name: 'Пробный прогон' }).click();
    await admin.comesTo(/\/admin\/imports\/[0-9a-f-]{36}\?/);
    await page.getByRole('link', { name: 'Добавлено 1' }).waitFor();
    await page.getByText('Применить…').click();
    await page.getByRole('button', { name: 'Записать' }).click();
    await page.getByText('Импорт записан').waitFor();
  },
  { javaScriptEnabled: false },
);
