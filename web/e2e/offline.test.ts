import { expect } from 'vitest';
import { journey } from './journey.ts';
import type { Visitor } from './visitor.ts';

/** Whoever works without network has the service worker too. */
const withWorker = { serviceWorkers: 'allow' } as const;

const SCHEME = '/diagrams/fmb920-blokirovka-startera-cherez-rele';

journey(
  'an engineer keeps a vehicle, loses the network, and reads, traces and searches all the same',
  async (engineer) => {
    const { page } = engineer;
    await engineer.signIn('engineer');
    await engineer.goto('/vehicles/kamaz/5490?year=2018');
    await page.getByRole('link', { name: 'Сохранить без сети' }).click();
    await engineer.comesTo(/\/offline\/keep\?model=/);
    const holds = page.getByRole('table', { name: 'Что будет сохранено' });
    await holds.getByText('Комплект').waitFor();
    expect(await holds.getByRole('row', { name: /^Схема/ }).innerText()).toMatch(/\d+\s+[\d,]+\sкБ/);
    expect(await engineer.barriers()).toEqual([]);
    await keep(engineer);

    await cut(engineer);
    await page.getByRole('link', { name: 'Открыть' }).click();
    await engineer.comesTo(/\/vehicles\/kamaz\/5490/);
    await page.getByText(/Сохранённая копия, в эту минуту/).waitFor();
    const scheme = page.locator('main a[href^="/diagrams/"]').first();
    const path = (await scheme.getAttribute('href'))!;
    await scheme.click();
    await engineer.comesTo(new RegExp(`${path}$`));
    await page.getByText(/Сохранённая копия/).waitFor();
    expect(await page.locator('#drawing').count(), 'the drawing is kept').toBe(1);
    expect(await engineer.barriers()).toEqual([]);

    await engineer.goto('/offline');
    for (const asked of ['CAN H', 'сине-белый', 'СФТ Р']) {
      await page.getByLabel('Искать в сохранённом').fill(asked);
      await page.getByText(/Найден/).waitFor();
      await page.locator('mark').first().waitFor();
    }
    await page.locator('a[href*="#"] mark').first().waitFor();
    expect(await engineer.barriers()).toEqual([]);

    await engineer.goto('/equipment');
    await engineer.comesTo(/\/offline\?from=/);
    await page.getByText(/Страница \/equipment на этом устройстве не сохранена/).waitFor();
    await page.context().setOffline(false);
    await page.getByRole('link', { name: 'Попробовать ещё раз' }).click();
    await engineer.comesTo(/\/equipment$/);
    forgetLostConnection(engineer);
  },
  withWorker,
);

journey(
  'a pin is traced on a kept scheme, and what is kept goes with the session (O2, O3)',
  async (engineer) => {
    const { page } = engineer;
    await engineer.signIn('engineer');
    await engineer.goto(SCHEME);
    await page.getByRole('link', { name: 'Сохранить без сети' }).click();
    await engineer.comesTo(/\/offline\/keep\?of=\d+$/);
    await keep(engineer);
    await cut(engineer);
    await engineer.goto(SCHEME);
    await page.getByText(/Сохранённая копия/).waitFor();
    await page.getByRole('button', { name: 'X1 вывод 3, Зажигание' }).press('Enter');
    await page.locator('.path').getByText('X9 вывод 15, Зажигание').waitFor();
    await engineer.goto(`/e/${/№\s*(\d+)/.exec(await page.locator('main').innerText())![1]}`);
    await engineer.comesTo(new RegExp(`${SCHEME}$`));

    await page.context().setOffline(false);
    await signOut(engineer);
    await cut(engineer);
    await mustNotOpen(engineer, 'who signed out');

    await engineer.signIn('engineer');
    await engineer.goto(SCHEME);
    await page.getByRole('link', { name: 'Сохранить без сети' }).click();
    await engineer.comesTo(/\/offline\/keep/);
    await keep(engineer);
    // The session ends without a word, as when it is ended on another device; then a client signs in.
    await page.context().clearCookies();
    await engineer.signIn('client', 'agro-zarya');
    await cut(engineer);
    await mustNotOpen(engineer, 'a client on the same device');
    forgetLostConnection(engineer);
  },
  withWorker,
);

async function keep({ page }: Visitor): Promise<void> {
  await page.getByRole('button', { name: 'Сохранить для работы без сети' }).click();
  await page.getByText('Сохранено. Теперь это открывается без сети.').waitFor({ timeout: 60_000 });
}

async function signOut(visitor: Visitor): Promise<void> {
  await visitor.goto('/');
  await visitor.page.getByRole('button', { name: /Вход, язык, тема/ }).click();
  await visitor.page.getByRole('button', { name: 'Выйти' }).click();
  await visitor.page
    .getByRole('button', { name: /^Войти/ })
    .or(visitor.page.getByRole('link', { name: 'Войти' }))
    .first()
    .waitFor();
}

/** Without network: the page that was kept does not open. With it: nothing of it is on the device. */
async function mustNotOpen({ page }: Visitor, who: string): Promise<void> {
  // Where the browser has no service worker any more, it says itself that there is no network.
  await page.goto(SCHEME).catch(() => {});
  await page.waitForURL(/\/offline\?from=|^chrome-error:|\/diagrams\//);
  expect(await page.locator('.kept-copy').count(), who).toBe(0);
  expect(await page.locator('h1').allInnerTexts(), who).not.toContainEqual(expect.stringContaining('FMB920'));
  await page.context().setOffline(false);
  await page.goto('/offline');
  await page.getByText('Пока ничего не сохранено').waitFor();
  const left = await page.evaluate(async () => ({
    copies: (await caches.keys()).filter((name) => name === 'fieldlore-kept'),
    packs: await new Promise<unknown>((resolve) => {
      indexedDB.open('fieldlore-kept').onsuccess = ({ target }) => {
        const packs = (target as IDBOpenDBRequest).result.transaction('packs').objectStore('packs');
        packs.count().onsuccess = (event) => resolve((event.target as IDBRequest).result);
      };
    }),
  }));
  expect(left, who).toEqual({ copies: [], packs: 0 });
}

const cut = ({ page }: Visitor): Promise<void> => page.context().setOffline(true);

/** What a browser says of requests that it could not send while it was offline. */
function forgetLostConnection(visitor: Visitor): void {
  const lost = /ERR_INTERNET_DISCONNECTED/;
  while (visitor.complaints.some((complaint) => lost.test(complaint))) visitor.expectComplaint(lost);
}
