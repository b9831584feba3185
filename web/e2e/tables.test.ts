import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { journey } from './journey.ts';

journey(
  'a publisher takes the devices out as a table; mended, it comes back as a change that can be taken back',
  async (expert, arrive) => {
    const { page, size } = expert;
    await expert.signIn('expert');
    await expert.goto('/equipment');
    await page.getByRole('link', { name: 'Выгрузить таблицей' }).click();
    await expert.comesTo(/\/tables$/);
    const coming = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Оборудование: CSV', exact: true }).click();
    const download = await coming;
    expect(download.suggestedFilename()).toMatch(/^devices-\d{4}-\d\d-\d\d\.csv$/);
    const [header, ...rows] = readFileSync(await download.path(), 'utf8').split('\r\n');
    const row = rows.find((one) => one.includes('DS18B20') && one.includes(';ru;'))!;
    expect(row, 'a card with its relations').toContain('совместимо с: ');
    await expert.look();

    const admin = await arrive();
    await admin.signIn('admin');
    await admin.goto('/admin/imports');
    await admin.page.getByLabel('Файл').setInputFiles({
      name: `devices-${size}.csv`,
      mimeType: 'text/csv',
      buffer: Buffer.from(`${header}\r\n${row.replace('Maxim / Analog Devices', `Maxim ${size}`)}\r\n`),
    });
    await admin.page.getByRole('button', { name: 'Загрузить и продолжить' }).click();
    await admin.comesTo(/\/admin\/imports\/new\?/);
    await admin.page.getByLabel('Что в файле').selectOption('devices');
    await admin.page.getByRole('button', { name: 'Пробный прогон' }).click();
    await admin.comesTo(/\/admin\/imports\/[0-9a-f-]{36}\?/);
    await admin.page.getByText(`vendor: «Maxim / Analog Devices» → «Maxim ${size}»`).waitFor();
    await admin.page.getByText('Применить…').click();
    await admin.page.getByRole('button', { name: 'Записать' }).click();
    await admin.page.getByText('Импорт записан').waitFor();
    await admin.page.getByText('Отменить импорт…').click();
    await admin.page.getByRole('button', { name: 'Отменить', exact: true }).click();
    await admin.page.getByText('Импорт отменён').waitFor();
  },
  { sizes: ['desk'] },
);
