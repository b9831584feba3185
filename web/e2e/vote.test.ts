import { expect } from 'vitest';
import { journey } from './journey.ts';
import type { Visitor } from './visitor.ts';

const ARTICLE = '/help/ru/net-svyazi-s-trekerom-chto-proverit-samomu';

/** Somebody reads, says that it did not help and why; an editor reads that and is done with it. */
async function tellsWhatIsMissing(reader: Visitor, arrive: () => Promise<Visitor>): Promise<void> {
  const { page, size } = reader;
  const missing = `Чего нет: ${size} ${Math.random()}`;
  await reader.goto(ARTICLE);
  const shared = await copyForEverybody(reader);
  await says(reader, missing);
  await reader.look();
  expect(await page.getByRole('button', { name: 'Нет', exact: true }).getAttribute('aria-pressed')).toBe(
    'true',
  );

  const editor = await arrive();
  await editor.goto(ARTICLE);
  expect(await copyForEverybody(editor), 'what others are given says nothing of it').toBe(shared);
  await editor.signIn('lead');
  await editor.goto('/review');
  const comment = editor.page.getByRole('listitem').filter({ hasText: missing });
  expect(await comment.innerText()).toContain('Без входа');
  await comment.getByRole('button', { name: 'Готово' }).click();
  await comment.waitFor({ state: 'detached' });

  await page.getByRole('button', { name: 'Да', exact: true }).click();
  await page.getByText('Спасибо, учли').waitFor();
  await page.getByRole('button', { name: 'Отозвать ответ' }).click();
  await page.getByText('Ответ отозван').waitFor();
  expect(await page.getByRole('button', { name: 'Отозвать ответ' }).count()).toBe(0);
}

async function says({ page }: Visitor, missing: string): Promise<void> {
  await page.getByRole('button', { name: 'Нет', exact: true }).click();
  await page.getByLabel('Чего не хватило?').fill(missing);
  await page.getByRole('button', { name: 'Отправить' }).click();
  await page.getByText('Авторы страницы это прочтут').waitFor();
}

/** The page as the next visitor without a cookie gets it, but for how long ago it was changed and the nonce of a new rendering. */
async function copyForEverybody({ page }: Visitor): Promise<string> {
  const answer = await fetch(new URL(ARTICLE, page.url()), { headers: { 'accept-language': 'ru' } });
  expect(answer.headers.get('set-cookie')).toBeNull();
  return (await answer.text()).replaceAll(/<time.*?<\/time>| nonce="[^"]*"/gs, '');
}

journey('who found no help says what was missing, and an editor reads it', tellsWhatIsMissing);

journey('what is typed before the page comes to life stays', async (reader) => {
  const { page } = reader;
  await reader.goto(ARTICLE);
  const held = Promise.withResolvers<void>();
  await page.route('**/_app/immutable/**', async (route) => {
    await held.promise;
    await route.continue();
  });
  await page.getByRole('button', { name: 'Нет', exact: true }).click({ noWaitAfter: true });
  const comment = page.getByLabel('Чего не хватило?');
  await comment.fill('Нет про спящий режим');
  held.resolve();
  await reader.look();
  // It is alive when it answers to keys.
  await page.keyboard.press('Control+KeyK');
  expect(await comment.inputValue()).toBe('Нет про спящий режим');
});

journey('the same works without JavaScript', tellsWhatIsMissing, { javaScriptEnabled: false });

journey('an editor closes what was missing while writing, and goes on writing', async (reader, arrive) => {
  const missing = `Чего нет: ${reader.size} ${Math.random()}`;
  await reader.goto(ARTICLE);
  await says(reader, missing);

  const editor = await arrive();
  const { page } = editor;
  await editor.signIn('lead');
  await editor.goto('/review');
  const comment = page.getByRole('listitem').filter({ hasText: missing });
  await comment.getByRole('link').click();
  await editor.comesTo(/\/edit\/\d+$/);
  const title = page.getByRole('textbox', { name: 'Заголовок', exact: true });
  await title.fill(`${await title.inputValue()} ещё раз`);
  await page.keyboard.press('Control+s');
  await page.getByText('есть черновик').waitFor();
  await title.evaluate((field) => field.setAttribute('data-same', ''));
  await comment.getByRole('button', { name: 'Готово' }).click();
  await comment.waitFor({ state: 'detached' });
  await editor.look();
  expect(await title.getAttribute('data-same'), 'the form did not start anew').toBe('');

  // The draft goes, so that the page is for others as it was.
  await page.getByRole('button', { name: 'Ещё действия' }).click();
  await page.getByRole('menuitem', { name: 'Отбросить черновик' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Отбросить черновик' }).click();
  await page.getByText('Черновик отброшен.').waitFor();
});

journey('staff vote beside their work, which stays as it is', async (agent) => {
  const { page } = agent;
  await agent.signIn('agent');
  await agent.goto('/answers/zayavka-prinyata?variant=ru-PLAIN');
  await page.getByLabel('Номер заявки').fill('MS-2041');
  await page.getByText('Приняли, заявка MS-2041').waitFor();
  await page.getByRole('button', { name: 'Да', exact: true }).click();
  await page.getByText('Спасибо, учли').waitFor();
  await page.getByRole('button', { name: 'Помогло', exact: true }).click();
  await page.getByText('Записали').waitFor();
  await page.getByText(/Помогла: \d+ из \d+/).waitFor();
  expect(await page.getByLabel('Номер заявки').inputValue()).toBe('MS-2041');
  await page.getByRole('button', { name: 'Нет', exact: true }).click();
  await page.getByLabel('Чего не хватило?').waitFor();
  const said = page.locator('#helpful').getByRole('status');
  await said.filter({ hasText: 'Спасибо, учли' }).waitFor();
  await agent.look();
  expect(await agent.barriers()).toEqual([]);

  await agent.goto('/answers/zayavka-prinyata?variant=ru-PLAIN');
  expect(await page.getByRole('button', { name: 'Нет', exact: true }).getAttribute('aria-pressed')).toBe(
    'true',
  );
  await page.getByRole('button', { name: 'Отозвать ответ' }).click();
  await page.getByText('Ответ отозван').waitFor();
  const group = page.getByRole('group', { name: 'Страница полезна?' });
  expect(await group.evaluate((box) => box === document.activeElement)).toBe(true);
});
