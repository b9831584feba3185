import { expect } from 'vitest';
import { journey } from './journey.ts';
import type { Visitor } from './visitor.ts';

journey(
  'what an engineer does without a network is kept on the phone and arrives once',
  async (sales, arrive) => {
    const label = `без связи ${sales.size} ${Date.now()}`;
    await sales.signIn('sales');
    await sales.goto('/vehicles/lada/granta/visit?year=2019');
    await sales.page.getByLabel('Госномер или своя метка').fill(label);
    await sales.page.getByLabel('Кто едет').selectOption({ label: 'Виктор Санько' });
    await sales.page.getByRole('button', { name: 'Сохранить выезд' }).click();
    await sales.comesTo(/\/visits\/[0-9a-f-]{36}$/);
    const visit = new URL(sales.page.url()).pathname;

    const engineer = await arrive();
    const { page } = engineer;
    await engineer.signIn('engineer');
    await engineer.goto('/diagrams/fmb920-pitanie-i-zazhiganie-legkovoy-12-v');
    const other = await engineer.openWindow();
    await other.goto(page.url());
    const scheme = other.page;
    await scheme.getByRole('link', { name: 'На машине иначе?' }).nth(1).click();
    const difference = `Провод чёрный, ${label}`;
    await engineer.goto(visit);

    await page.context().setOffline(true);
    const step = page.locator('form').filter({ hasText: 'зажигание выключено' });
    await step.getByRole('checkbox').check();
    await step.getByLabel('Питание, зажигание выкл., В').fill('12,4');
    const trim = page.locator('form').filter({ hasText: 'до того, как закроете обшивку' });
    await trim.getByLabel('Добавить фото').setInputFiles(PHOTO);
    await trim.getByText('фото сохранено на этом устройстве').waitFor();
    await page.getByRole('link', { name: '2 записи ждут отправки' }).waitFor();

    await scheme.getByRole('dialog').getByLabel('Что иначе').fill(difference);
    await scheme.getByRole('dialog').getByLabel('Фото, если есть').setInputFiles(PHOTO);
    await scheme.getByRole('dialog').getByRole('button', { name: 'Отправить' }).click();
    await scheme.getByText('Связи нет. Запись сохранена').waitFor();
    await page.getByRole('link', { name: '3 записи ждут отправки' }).waitFor();

    // Signing out asks first, and nothing goes where the answer is no.
    page.once('dialog', (dialog) => void dialog.dismiss());
    await page.getByRole('button', { name: /Виктор Санько/ }).click();
    await page.getByRole('button', { name: 'Выйти', exact: true }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: '3 записи ждут отправки' }).waitFor();

    // The visit is closed before there is a network: what was done in it goes from whatever page is open.
    await page.close();
    await scheme.context().setOffline(false);
    await scheme.getByRole('link', { name: /жд(?:ут|ёт) отправки/ }).waitFor({ state: 'detached' });

    await other.goto(visit);
    const kept = scheme.locator('form').filter({ hasText: 'зажигание выключено' });
    await expect.poll(() => kept.getByRole('checkbox').isChecked()).toBe(true);
    expect(await kept.getByLabel('Питание, зажигание выкл., В').inputValue()).toBe('12,4');
    await scheme.getByText(/Сделано 1 из \d+/).waitFor();
    const photos = scheme.locator('form').filter({ hasText: 'до того, как закроете обшивку' });
    expect(await photos.getByRole('link').getByRole('img').count()).toBe(1);
    await other.goto('/reports');
    const report = scheme.getByRole('listitem').filter({ hasText: difference });
    expect([await report.count(), await report.getByRole('img').count()]).toEqual([1, 1]);
    forgetLostConnection(engineer);

    const expert = await arrive();
    await expert.signIn('expert');
    await expert.goto('/review/diagrams');
    const told = expert.page.getByRole('listitem').filter({ hasText: difference });
    await told.getByLabel('Ответ тому, кто сообщил').fill('Так и есть с 2021 года, поправим.');
    await told.getByRole('button', { name: 'Ответить и не закрывать' }).click();
    await told.getByText('в работе').waitFor();
    await scheme.reload();
    await report.getByText('Так и есть с 2021 года').waitFor();
  },
);

journey(
  'two people change one step, and the second one sees both and chooses',
  async (first, arrive) => {
    await first.signIn('engineer');
    const second = await arrive();
    await second.signIn('expert');
    const label = `спор ${first.size} ${Date.now()}`;
    await first.goto('/vehicles/lada/granta/visit?year=2019');
    await first.page.getByLabel('Госномер или своя метка').fill(label);
    await first.page.getByRole('button', { name: 'Сохранить выезд' }).click();
    await first.comesTo(/\/visits\/[0-9a-f-]{36}$/);
    await second.goto(new URL(first.page.url()).pathname);

    const stepOf = ({ page }: Visitor) => page.locator('form').filter({ hasText: 'зажигание выключено' });
    const value = 'Питание, зажигание выкл., В';
    await first.page.context().setOffline(true);
    await stepOf(first).getByLabel(value).fill('12,4');
    await stepOf(first).getByText('Нет связи, сохраним').waitFor();
    await stepOf(second).getByLabel(value).fill('11,9');
    await stepOf(second).getByText('Сохранено').waitFor();
    await first.page.context().setOffline(false);
    forgetLostConnection(first);
    const both = stepOf(first).getByRole('row').filter({ hasText: '12,4' });
    await both.getByText('11,9').waitFor();
    await first.goto('/outbox');
    await first.page.getByRole('row').filter({ hasText: '11,9' }).waitFor();
    expect(await first.barriers()).toEqual([]);
    await first.page.getByRole('button', { name: 'Оставить моё' }).click();
    await first.page.getByText('Всё отправлено.').waitFor();
    await second.page.reload();
    await expect.poll(() => stepOf(second).getByLabel(value).inputValue()).toBe('12,4');
  },
  { sizes: ['phone'] },
);

journey(
  'what somebody has not sent outlives a sign-out of somebody else on the same device',
  async (engineer) => {
    const { page } = engineer;
    await engineer.signInAnew('engineer');
    await engineer.goto('/outbox');
    await page.getByText('Всё отправлено.').waitFor();
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
    await page.evaluate(
      (item) =>
        new Promise((resolve) => {
          indexedDB.open('fieldlore-outbox').onsuccess = ({ target }) => {
            const items = (target as IDBOpenDBRequest).result
              .transaction('item', 'readwrite')
              .objectStore('item');
            items.put(item).onsuccess = () => resolve(undefined);
          };
        }),
      { key: 'theirs', personId: 'somebody else', kind: 'VOTE', photos: [], sent: [], state: 'WAITING' },
    );
    await page.getByRole('button', { name: /Виктор Санько/ }).click();
    await page.getByRole('button', { name: 'Выйти', exact: true }).click();
    await page.getByRole('button', { name: /^Войти/ }).waitFor();
    const left = await page.evaluate(
      () =>
        new Promise((resolve) => {
          indexedDB.open('fieldlore-outbox').onsuccess = ({ target }) => {
            const items = (target as IDBOpenDBRequest).result.transaction('item').objectStore('item');
            items.getAllKeys().onsuccess = (event) => resolve((event.target as IDBRequest).result);
          };
        }),
    );
    expect(left).toEqual(['theirs']);
  },
  { serviceWorkers: 'allow' },
);

/** What a browser says of requests that it could not send while it was offline. */
function forgetLostConnection(visitor: Visitor): void {
  const lost = /ERR_INTERNET_DISCONNECTED/;
  while (visitor.complaints.some((complaint) => lost.test(complaint))) visitor.expectComplaint(lost);
}

/** A PNG of one pixel. */
const PHOTO = {
  name: 'loom.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
};
