import { afterEach, beforeEach, expect, inject } from 'vitest';
import { openLine, type Line } from './away.ts';
import { journey } from './journey.ts';
import type { Visitor } from './visitor.ts';

/** Whoever works without network has the service worker too. */
const withWorker = { serviceWorkers: 'allow' } as const;

const SCHEME = '/diagrams/fmb920-blokirovka-startera-cherez-rele';

journey(
  'an engineer keeps a fleet and a vehicle, loses the network, and reads, traces and searches all the same',
  async (engineer) => {
    const { page } = engineer;
    await engineer.signInAnew('engineer');
    await keepFleet(engineer);
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

    await page.getByRole('link', { name: 'Парк: Агро-Заря' }).click();
    const vehicles = page.getByRole('region', { name: 'Парк: Агро-Заря' }).getByRole('listitem');
    await vehicles.first().waitFor();
    expect(await vehicles.allInnerTexts()).toEqual([
      expect.stringMatching(/2020.+2 машины/s),
      expect.stringMatching(/Volvo FH.+1 машина/s),
      expect.stringMatching(/прицеп тонар.+машину не узнали/s),
    ]);
    expect(await engineer.barriers()).toEqual([]);
    await vehicles.getByRole('link').first().click();
    await engineer.comesTo(/\/vehicles\/kamaz\/5490\?.*year=2020/);
    await page.getByText(/Сохранённая копия/).waitFor();

    await engineer.goto('/equipment');
    await engineer.comesTo(/\/offline\?from=/);
    await page.getByText(/Страница \/equipment на этом устройстве не сохранена/).waitFor();
    await page.context().setOffline(false);
    await page.getByRole('link', { name: 'Попробовать ещё раз' }).click();
    await engineer.comesTo(/\/equipment$/);
    await engineer.goto('/offline');
    const fleet = page.getByRole('listitem').filter({ hasText: 'Парк: Агро-Заря' });
    await fleet.getByRole('button', { name: 'Обновить' }).click();
    await fleet.getByRole('button', { name: 'Обновляется…' }).waitFor();
    await fleet.getByRole('button', { name: 'Обновить' }).waitFor();
    expect(await page.getByRole('alert').count(), 'the fleet is asked for with its lines again').toBe(0);
    forgetLostConnection(engineer);
  },
  withWorker,
);

journey(
  'a pin is traced on a kept scheme, and what is kept goes with the session (O2, O3)',
  async (engineer) => {
    const { page } = engineer;
    await engineer.signInAnew('engineer');
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

    await engineer.signInAnew('engineer');
    await engineer.goto(SCHEME);
    await page.getByRole('link', { name: 'Сохранить без сети' }).click();
    await engineer.comesTo(/\/offline\/keep/);
    await keep(engineer);
    // The session ends without a word, as when it is ended on another device; then a client signs in.
    await page.context().clearCookies();
    await engineer.signInAnew('client', 'agro-zarya');
    await cut(engineer);
    await mustNotOpen(engineer, 'a client on the same device');

    await page.context().clearCookies();
    await engineer.signInAnew('engineer');
    await engineer.goto(SCHEME);
    await page.getByRole('link', { name: 'Сохранить без сети' }).click();
    await engineer.comesTo(/\/offline\/keep/);
    await keep(engineer);
    await cut(engineer);
    await engineer.goto(SCHEME);
    await page.getByRole('button', { name: 'Помогло', exact: true }).click();
    const use = page.getByRole('group', { name: 'Помогло в работе?' }).locator('..');
    await use.getByText('Запись сохранена на этом устройстве').waitFor();
    await page.getByRole('link', { name: '1 запись ждёт отправки' }).click();
    await engineer.comesTo(/\/offline$/);
    await page.getByRole('listitem').filter({ hasText: 'Помогло или нет' }).waitFor();
    expect(await engineer.barriers()).toEqual([]);
    await engineer.goto(SCHEME);
    page.once('dialog', (dialog) => void dialog.accept());
    await page.getByRole('button', { name: /Вход, язык, тема/ }).click();
    await page.getByRole('button', { name: 'Выйти' }).click();
    await page.getByText('Сохранённое стёрто').waitFor();
    await page.goBack();
    await engineer.comesTo(/\/offline\?from=/);
    await mustNotOpen(engineer, 'who signed out without network');
    await page.goto('/account');
    await engineer.comesTo(/\/sign-in/);
    forgetLostConnection(engineer);
  },
  { ...withWorker, sizes: ['phone'] },
);

let line: Line;
beforeEach(async () => {
  line = await openLine(inject('productUrl'));
});
afterEach(() => line.close());

journey(
  'while the server is away what is kept opens; at first contact corrections are told, and what was withdrawn is gone (O4)',
  async (engineer, arrive) => {
    const { page } = engineer;
    const author = await arrive();
    await author.signInAnew('admin');
    const text = `Масса на кузов ${engineer.size}`;
    const entry = await publish(author, text);
    await engineer.signInAnew('engineer');
    await engineer.goto(`/offline/keep?of=${entry.number}`);
    await keep(engineer);
    const address = new URL(
      (await page.getByRole('link', { name: 'Открыть' }).getAttribute('href'))!,
      line.url,
    );

    await line.cut();
    await engineer.goto(address.pathname);
    await page.getByText(/Сохранённая копия/).waitFor();
    await page.getByText(text).first().waitFor();
    await correct(author, entry.id, `${text}, не на раму`, 'Масса была на раме');
    await line.mend();
    await engineer.goto('/account');
    await page.getByText('Исправлено то, что было сохранено').waitFor();
    await engineer.goto('/offline');
    await page.getByText('Масса была на раме').waitFor();
    await page.getByRole('button', { name: 'Понятно' }).click();

    await line.cut();
    await engineer.goto(address.pathname);
    await page.getByText(`${text}, не на раму`).first().waitFor();
    await ask(
      author,
      'mutation ($id: UUID!, $version: Int!) { archiveEntry(id: $id, version: $version) { id } }',
      {
        id: entry.id,
        version: await versionOf(author, entry.id),
      },
    );
    await line.mend();
    await engineer.goto('/account');
    await page.getByText('Убрано с устройства').waitFor();
    await line.cut();
    await engineer.goto(address.pathname);
    await engineer.comesTo(/\/offline\?from=/);
    await page.getByText(text).first().waitFor();
    expect(await page.locator('.kept-copy').count()).toBe(0);
    await line.mend();
    forgetLostConnection(engineer);
  },
  { ...withWorker, productUrl: () => line.url, sizes: ['phone'] },
);

/** By GraphQL, as whoever is signed in, past the line that is cut. */
async function ask(visitor: Visitor, query: string, variables: object) {
  const answer = await visitor.page.request.post(`${inject('productUrl')}/graphql`, {
    data: { query, variables },
  });
  const { data, errors } = await answer.json();
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

const bodyOf = (text: string) => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});

const versionOf = async (author: Visitor, id: string): Promise<number> =>
  (await ask(author, 'query ($id: UUID!) { entry(id: $id) { version } }', { id })).entry.version;

async function publish(author: Visitor, text: string): Promise<{ id: string; number: number }> {
  const { sections } = await ask(author, '{ sections { id audience } }', {});
  const sectionId = sections.find(({ audience }: { audience: string }) => audience === 'PUBLIC').id;
  const input = { kind: 'ARTICLE', locale: 'ru', sectionId, title: text, body: bodyOf(text) };
  const { createEntry } = await ask(
    author,
    'mutation ($input: CreateEntryInput!) { createEntry(input: $input) { id number version } }',
    { input },
  );
  await ask(author, PUBLISH, { id: createEntry.id, version: createEntry.version });
  return createEntry;
}

async function correct(author: Visitor, id: string, text: string, reason: string): Promise<void> {
  const input = { id, version: await versionOf(author, id), body: bodyOf(text) };
  await ask(author, 'mutation ($input: SaveEntryInput!) { saveEntry(input: $input) { __typename } }', {
    input,
  });
  await ask(author, PUBLISH, { id, version: await versionOf(author, id), correction: { reason } });
}

const PUBLISH = `mutation ($id: UUID!, $version: Int!, $correction: CorrectionInput) {
  publishEntry(id: $id, version: $version, correction: $correction) { id }
}`;

/** Two vehicles and a line that names none, under the client's name. */
async function keepFleet(engineer: Visitor): Promise<void> {
  const { page } = engineer;
  const list = ['камаз 5490 2020 x2', 'Volvo FH 2015', 'прицеп тонар'].join('\n');
  await engineer.goto(`/vehicles/fleet?${new URLSearchParams({ list })}`);
  await page.getByRole('button', { name: 'Сохранить без сети' }).click();
  await engineer.comesTo(/\/offline\/keep\/fleet$/);
  await page.getByText('Строк, в которых машину не узнали: 1').waitFor();
  await page.getByLabel('Название парка').fill('Агро-Заря');
  expect(await engineer.barriers()).toEqual([]);
  await keep(engineer);
}

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
  const left = () =>
    page.evaluate(async () => ({
      copies: (await (await caches.open('fieldlore-kept')).keys()).map(({ url }) => url),
      packs: await new Promise<unknown>((resolve) => {
        indexedDB.open('fieldlore-kept').onsuccess = ({ target }) => {
          const packs = (target as IDBOpenDBRequest).result.transaction('packs').objectStore('packs');
          packs.count().onsuccess = (event) => resolve((event.target as IDBRequest).result);
        };
      }),
    }));
  // A renewal that was under way takes back what it fetched.
  await expect.poll(left, { message: who }).toEqual({ copies: [], packs: 0 });
}

const cut = ({ page }: Visitor): Promise<void> => page.context().setOffline(true);

/** What a browser says of requests that it could not send while it was offline. */
function forgetLostConnection(visitor: Visitor): void {
  const lost =
    /ERR_(INTERNET_DISCONNECTED|CONNECTION_REFUSED|CONNECTION_RESET|EMPTY_RESPONSE)|when fetching the script|Failed to fetch|dynamically imported module|^\S+: $/;
  while (visitor.complaints.some((complaint) => lost.test(complaint))) visitor.expectComplaint(lost);
}
