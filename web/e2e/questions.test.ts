import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { buildZip } from '../../api/test/zip-factory.ts';
import { findChromium, launchChromium } from './browser.ts';
import { journey } from './journey.ts';
import { startProduct, type Product } from './product.ts';
import { Visitor } from './visitor.ts';

/** Questions 1–9 of `../shared/data/QUESTIONS.md`, on the pages of a product into which an admin imported the sets. */
const data = resolve(dirname(fileURLToPath(import.meta.url)), '../../../shared/data');

/** Folders are uploaded packed, as a browser takes no folder. */
const sets: [importer: string, path: string][] = [
  ['vehicles', '01-fitment/cars-base-ru/cars.csv'],
  ['fitments-markdown', '01-fitment/driver-assist-cars-2022/CARS.md'],
  ['kits', '01-fitment/driver-assist-kits-2024/kits_A-H.csv'],
  ['pinouts', '02-wiring/ecu-pinouts/hellen__hellen121vag'],
  ['connectors', '02-wiring/vehicle-connectors'],
  ['wireviz', '02-wiring/wireviz-examples/demo02.yml'],
];

const chromium = findChromium();

describe.skipIf(!chromium || !existsSync(data))('questions to the data in ../shared/data', () => {
  // A product of its own: thousands of vehicles would stand in the way of the other journeys.
  let product: Product;

  beforeAll(async () => {
    product = await startProduct();
    const browser = await launchChromium(chromium!);
    const admin = await Visitor.arrive(browser, product.url, 'desk');
    await admin.signIn('admin');
    for (const [importer, path] of sets) await importSet(admin, importer, resolve(data, path));
    await browser.close();
  }, 400_000);

  afterAll(() => product?.stop());

  const question = (name: string, walk: (staff: Visitor, page: Page) => Promise<void>) =>
    journey(
      name,
      async (staff) => {
        await staff.signIn('sales');
        await walk(staff, staff.page);
      },
      { productUrl: () => product.url, sizes: ['phone'] },
    );

  question('1. Which harness for a 2021 Toyota RAV4?', async (staff, page) => {
    await staff.goto('/vehicles/toyota/rav4?year=2021');
    expect(await devicesOf(page, 'Что ставить')).toEqual(['Toyota connector']);
    await staff.goto('/vehicles/toyota/rav4-prime?year=2021');
    expect(await page.getByRole('main').innerText()).toMatch(/Не подходит[^]*does not yet support/);
    expect(await devicesOf(page, 'Что ставить')).toEqual([]);
  });

  question('2. 2022 Hyundai Ioniq 5? Both are shown, and the package decides', async (staff, page) => {
    await staff.goto('/vehicles/hyundai/ioniq-5?year=2022');
    const open = await devicesOf(page, 'Зависит от ответа');
    expect(open).toContain('Hyundai K connector');
    expect(open).toContain('Hyundai Q connector');
    for (const [choice, harness] of [
      ['without HDA II', 'Hyundai K connector'],
      ['with HDA II', 'Hyundai Q connector'],
    ] as const) {
      await staff.goto('/vehicles/hyundai/ioniq-5?year=2022');
      await choices(page).getByRole('link').filter({ hasText: choice }).first().click();
      await staff.comesTo(/o\.package=/);
      expect(await devicesOf(page, 'Что ставить')).toContain(harness);
    }
    await staff.goto('/vehicles/hyundai/ioniq-5?year=2023');
    await choices(page).getByRole('link', { name: 'Non-US only' }).click();
    await staff.comesTo(/o\.market=/);
    expect(await devicesOf(page, 'Что ставить')).toContain('Hyundai Q connector');
  });

  question('3. Honda Civic 2018, 2020, 2022?', async (staff, page) => {
    for (const [year, harness] of [
      [2018, 'Honda Nidec connector'],
      [2020, 'Honda Bosch A connector'],
      [2022, 'Honda Bosch B connector'],
    ] as const) {
      await staff.goto(`/vehicles/honda/civic?year=${year}`);
      const all = [
        ...(await devicesOf(page, 'Что ставить')),
        ...(await devicesOf(page, 'Зависит от ответа')),
      ];
      expect([...new Set(all.filter((title) => title.endsWith('connector')))]).toEqual([harness]);
    }
  });

  question('4. What is in the kit for a 2023 Bolt EUV without Super Cruise?', async (staff, page) => {
    await staff.goto('/vehicles/chevrolet/bolt-euv?year=2023');
    await choices(page).getByRole('link').filter({ hasText: 'without Super Cruise' }).first().click();
    await staff.comesTo(/o\.package=/);
    expect((await devicesOf(page, 'Что ставить')).toSorted()).toEqual(
      ['GM connector', 'comma 3X', 'harness box', 'mount', 'right angle OBD-C cable (1.5 ft)'].toSorted(),
    );
    expect(await devicesOf(page, 'Зависит от ответа')).toEqual([]);
  });

  question('5. Which vehicles use the VW J533 connector?', async (staff, page) => {
    await staff.goto('/search?q=VW%20J533%20connector&lang=all');
    await page.getByRole('main').getByRole('link', { name: 'VW J533 connector' }).first().click();
    await staff.comesTo(/\/equipment\//);
    const rows = await page
      .getByRole('row')
      .filter({ has: page.getByRole('cell') })
      .allInnerTexts();
    const vehicles = rows.map((row) => row.replaceAll(/\s+/g, ' '));
    expect(vehicles).toHaveLength(7);
    for (const vehicle of [
      /Audi A3 .*2014–2019/,
      /Audi A3 Sportback e-tron .*2017–2018/,
      /Audi Q2 .*2018/,
      /Audi Q3 .*2019–2023/,
      /Audi RS 3 .*2018/,
      /Audi S3 .*2015–2017/,
      /Cupra Ateca .*2018–2023/,
    ])
      expect(vehicles).toContainEqual(expect.stringMatching(vehicle));
  });

  question(
    '6. «Гранта» and «2121 (4x4)», with what nobody knows yet said in so many words',
    async (staff, page) => {
      await staff.goto('/vehicles?q=2121%20(4x4)');
      await page
        .getByRole('main')
        .getByRole('link', { name: /2121 \(4x4\)/ })
        .first()
        .click();
      await staff.comesTo(/\/vehicles\/lada[^/]*\/2121/);
      const niva = await page.getByRole('main').innerText();
      expect(niva).toContain('1977–2021');
      expect(niva).toContain('Про эту машину мы пока не знаем');
      await page.getByRole('link', { name: 'Спросите инженера' }).waitFor();

      await staff.goto('/vehicles?q=Гранта');
      await page
        .getByRole('main')
        .getByRole('link', { name: /Granta/ })
        .first()
        .click();
      await staff.comesTo(/\/vehicles\/lada[^/]*\/granta/);
      expect(await page.getByRole('main').innerText()).toContain('с 2011 года');
    },
  );

  question('7. Toyota JZX100: the tachometer signal, and fuel pump control', async (staff, page) => {
    for (const [asked, place] of [
      ['JZX100 тахометр', 'GX_JZX_100_CG1:17'],
      ['JZX100 fuel pump control', 'JZX_100_F26:9'],
      ['BMW 3-Series тахометр', 'e36_obd2_x20:20'],
      ['BMW 3-Series реле бензонасоса', 'e36_obd2_x20:13'],
    ] as const)
      expect(await pinsFor(staff, asked)).toContain(place);
    await page.getByRole('link', { name: 'e36_obd2_x20:13' }).click();
    await staff.comesTo(/#e36_obd2_x20-13$/);
    expect(await page.locator('tr:target').innerText()).toContain('Fuel Pump Relay');
  });

  question('8. VAG 121-pin ECU: CAN high, CAN low, fuel pump relay', async (staff) => {
    for (const [asked, place] of [
      ['VAG 121 CAN H', 'main:60a'],
      ['VAG 121 CAN L', 'main:58a'],
      ['VAG 121 реле бензонасоса', 'main:65a'],
    ] as const)
      expect(await pinsFor(staff, asked)).toEqual([place]);
  });

  question('9. WireViz demo02: where MISO of X1 goes, and how much black wire', async (staff, page) => {
    expect(await pinsFor(staff, 'X1 MISO')).toContain('X1:5');
    await page.getByRole('link', { name: 'X1:5' }).first().click();
    await staff.comesTo(/#X1-5$/);
    const row = (await page.locator('tr:target').innerText()).replaceAll(/\s+/g, ' ');
    expect(row).toMatch(/MISO.*W3\.2.*синий.*→ X4:3 MISO/);
    await page.getByRole('link', { name: 'Материалы' }).click();
    await staff.comesTo(/\/materials/);
    const black = page.getByRole('row').filter({ hasText: 'чёрный' }).filter({ hasText: '0,14 мм²' });
    expect((await black.innerText()).replaceAll(/\s+/g, ' ')).toContain('0,9 м');
  });
});

/** As an admin does it: upload, look at the dry run, write. */
async function importSet(admin: Visitor, importer: string, file: string): Promise<void> {
  const { page } = admin;
  await admin.goto('/admin/imports');
  await page.getByLabel('Файл').setInputFiles(statSync(file).isDirectory() ? packed(file) : file);
  await page.getByRole('button', { name: 'Загрузить и продолжить' }).click();
  await admin.comesTo(/\/admin\/imports\/new\?/);
  await page.getByLabel('Что в файле').selectOption(importer);
  await page.getByLabel('Раздел', { exact: true }).selectOption({ label: 'Продажи' });
  await page.getByRole('button', { name: 'Пробный прогон' }).click();
  await page.getByText('Применить…').click({ timeout: 120_000 });
  await page.getByRole('button', { name: 'Записать' }).click();
  await page.getByText('Импорт записан').waitFor({ timeout: 120_000 });
}

function packed(folder: string): { name: string; mimeType: string; buffer: Buffer } {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  const buffer = buildZip(
    files.map((file) => {
      const path = join(file.parentPath, file.name);
      return { name: `${basename(folder)}/${relative(folder, path)}`, content: readFileSync(path) };
    }),
  );
  return { name: `${basename(folder)}.zip`, mimeType: 'application/zip', buffer };
}

/** Connector and pin of each row that the search of pins shows. */
async function pinsFor(staff: Visitor, text: string): Promise<string[]> {
  await staff.goto('/diagrams');
  await staff.page.getByRole('searchbox', { name: 'Найти вывод во всех схемах' }).fill(text);
  await staff.page.keyboard.press('Enter');
  await staff.comesTo(/\/diagrams\?q=/);
  await staff.page.getByText('Схемы, где это есть в тексте').waitFor();
  return await staff.page.locator('main li a.place').allInnerTexts();
}

/** Titles of the devices in one part of the kit; none where it has no such part. */
async function devicesOf(page: Page, part: string): Promise<string[]> {
  return await page.getByRole('region', { name: part }).locator('a.title').allInnerTexts();
}

const choices = (page: Page) =>
  page.getByRole('region', { name: /От этого зависит комплект|Осталось уточнить/ });
