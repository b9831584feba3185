import { expect } from 'vitest';
import { journey } from './journey.ts';
import type { Visitor } from './visitor.ts';

journey(
  'sales prepare a visit, and the engineer does it though the network goes away for a moment',
  async (sales, arrive) => {
    const label = `борт ${sales.size} ${Date.now()}`;
    await sales.signIn('sales');
    await sales.goto('/vehicles/lada/granta?year=2019');
    await sales.page.getByRole('link', { name: 'Подготовить выезд' }).click();
    await sales.comesTo(/\/granta\/visit\?year=2019/);
    await sales.page.getByRole('checkbox', { name: /FMC003/ }).uncheck();
    for (const tracker of [/FMB920/, /FMC130/])
      await sales.page.getByRole('checkbox', { name: tracker }).check();
    const voltage = sales.page.getByRole('group', { name: 'Бортовая сеть 12 или 24 вольта?' });
    expect(await voltage.count(), 'asked once, though both trackers want it').toBe(1);
    await voltage.getByLabel('12 В').check();
    await sales.page.getByLabel('Госномер или своя метка').fill(label);
    await sales.page.getByLabel('Кто едет').selectOption({ label: 'Виктор Санько' });
    await sales.page.getByRole('button', { name: 'Сохранить выезд' }).click();
    await sales.comesTo(/\/visits\/[0-9a-f-]{36}$/);
    await sales.page.getByRole('button', { name: 'Скопировать для мессенджера' }).click();
    await expect.poll(() => sales.readClipboard()).toContain(label);
    expect(await sales.readClipboard()).toContain('Бортовая сеть 12 или 24 вольта?\n→ 12 В');

    const engineer = await arrive();
    const { page } = engineer;
    await engineer.signIn('engineer');
    await engineer.goto('/visits');
    await page.getByRole('link', { name: label }).click();
    await engineer.comesTo(/\/visits\/[0-9a-f-]{36}$/);

    const step = page.locator('form').filter({ hasText: 'зажигание выключено' });
    await page.context().setOffline(true);
    await step.getByRole('checkbox').check();
    await step.getByLabel('Питание, зажигание выкл., В').fill('12,4');
    await step.getByText('в норме').waitFor();
    await step.getByText('Нет связи, сохраним').waitFor();
    await page.getByText('1 шаг ждёт связи').waitFor();
    await page.getByRole('link', { name: 'Завершить выезд' }).click();
    await page.getByText('Завершить можно, когда всё записанное').waitFor();
    await page.context().setOffline(false);
    await step.getByText('Сохранено').waitFor();
    forgetLostConnection(engineer);

    await page.reload();
    await engineer.look();
    expect(await step.getByRole('checkbox').isChecked()).toBe(true);
    expect(await step.getByLabel('Питание, зажигание выкл., В').inputValue()).toBe('12,4');
    await page.getByText(/Сделано 1 из \d+/).waitFor();

    const trim = page.locator('form').filter({ hasText: 'до того, как закроете обшивку' });
    await trim.getByText('Нужно фото').waitFor();
    await page.context().setOffline(true);
    await trim.getByLabel('Добавить фото').setInputFiles({
      name: 'loom.png',
      mimeType: 'image/png',
      buffer: Buffer.from(PIXEL, 'base64'),
    });
    await trim.getByText('Нет связи: фото сохранено').waitFor();
    await page.getByRole('link', { name: 'Завершить выезд' }).click();
    await page.getByText('Завершить можно, когда всё записанное').waitFor();
    await page.context().setOffline(false);
    await trim.getByRole('link').getByRole('img').waitFor();
    forgetLostConnection(engineer);
    await trim.getByText('Сохранено').waitFor();

    await step.getByLabel('Питание, зажигание выкл., В').fill('двенадцать');
    await page.getByRole('link', { name: 'Завершить выезд' }).click();
    await page.getByText('измеренные значения записаны числами').waitFor();
    await step.getByLabel('Питание, зажигание выкл., В').fill('12,4');
    await page.getByRole('link', { name: 'Завершить выезд' }).click();
    await engineer.comesTo(/\/finish$/);
    await page.getByRole('button', { name: 'Завершить выезд' }).click();
    await page.getByText('Вернитесь к шагу или напишите почему').first().waitFor();
    engineer.expectComplaint(/finish.*400/);
    const reasons = page.locator('input[name^="reason."]');
    for (const reason of await reasons.all()) await reason.fill('Прибор снят с питания до завтра');
    await page.getByLabel('работает', { exact: true }).first().check();
    await page.getByRole('button', { name: 'Завершить выезд' }).click();
    await engineer.comesTo(/\/visits\/[0-9a-f-]{36}$/);
    await page.getByText('завершён').first().waitFor();
    await page.getByText('Пропущено: Прибор снят с питания до завтра').first().waitFor();
  },
);

journey(
  'a visit is prepared and a step of it recorded without JavaScript too',
  async (sales) => {
    const { page } = sales;
    await sales.signIn('sales');
    await sales.goto('/vehicles/kamaz/5490/visit?year=2018');
    await page.getByRole('button', { name: 'Сохранить выезд' }).click();
    await sales.comesTo(/\/visits\/[0-9a-f-]{36}$/);
    const step = page.locator('form').filter({ hasText: 'зажигание выключено' });
    await step.getByRole('checkbox').check();
    await step.getByLabel(/^Питание, зажигание выкл/).fill('24,8');
    await step.getByRole('button', { name: 'Сохранить шаг' }).click();
    await page.getByText(/Сделано 1 из \d+/).waitFor();
    expect(await step.getByLabel(/^Питание, зажигание выкл/).inputValue()).toBe('24,8');
  },
  { javaScriptEnabled: false },
);

/** What a browser says of requests that it could not send while it was offline. */
function forgetLostConnection(visitor: Visitor): void {
  const lost = /ERR_INTERNET_DISCONNECTED/;
  while (visitor.complaints.some((complaint) => lost.test(complaint))) visitor.expectComplaint(lost);
}

/** A PNG of one pixel. */
const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
