import { expect } from 'vitest';
import { journey } from './journey.ts';

/** A word that the demo company has nowhere, for each size: both walk on one product. */
const UNKNOWN = { phone: 'погремушка', desk: 'трещотка' };

journey(
  'a search in vain becomes a synonym that finds, and is put back',
  async (client, arrive) => {
    const word = UNKNOWN[client.size];
    for (const page of ['/search', '/help/ru']) {
      // The list reports itself once somebody has looked at it for a moment.
      const reported = client.page.waitForResponse(/\/search\/seen$/);
      await client.goto(`${page}?q=${word}`);
      await client.page.getByText(`По запросу «${word}» ничего нет`).waitFor();
      expect((await reported).status()).toBe(204);
    }

    const admin = await arrive();
    const { page } = admin;
    await admin.signIn('admin');
    await admin.goto('/admin/search');
    await page
      .getByRole('region', { name: 'Ничего не находят' })
      .getByRole('link', { name: `Добавить синоним: ${word}` })
      .click();
    await admin.comesTo(/\/admin\/search\/words\?synonym=/);
    expect(await admin.barriers()).toEqual([]);
    const synonyms = page.getByLabel('Синонимы');
    expect(await synonyms.inputValue()).toMatch(new RegExp(`${word}, $`));
    await page.getByRole('button', { name: 'Сохранить и посмотреть' }).click();
    await page.getByRole('alert').waitFor();
    admin.expectComplaint(/search\/words.*400/);
    await synonyms.press('ControlOrMeta+End');
    await synonyms.pressSequentially('аккумулятор');
    await page.getByRole('button', { name: 'Сохранить и посмотреть' }).click();

    await admin.comesTo(/\/admin\/search\/words\/preview$/);
    const change = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: word }) });
    expect(await change.getByRole('link', { name: /ккумулятор/ }).count()).toBeGreaterThan(0);
    expect(await admin.barriers()).toEqual([]);
    await client.goto(`/search?q=${word}`);
    await client.page.getByText(`По запросу «${word}» ничего нет`).waitFor();

    await page.getByLabel('Зачем это изменено').fill(`Спрашивают: ${word}`);
    await page.getByRole('button', { name: 'Ввести в действие' }).click();
    await admin.comesTo(/\/admin\/search\/versions\?published=\d+$/);
    await page.getByText(`Спрашивают: ${word}`).waitFor();
    await expect
      .poll(async () => {
        await client.goto(`/search?q=${word}`);
        return await client.page.getByRole('link', { name: /ккумулятор/ }).count();
      })
      .toBeGreaterThan(0);

    await page.getByRole('button', { name: 'Вернуть в черновик' }).last().click();
    await admin.comesTo(/\/admin\/search\/words\/preview$/);
    await page.getByRole('button', { name: 'Ввести в действие' }).click();
    await admin.comesTo(/\/admin\/search\/versions\?published=\d+$/);
    await expect
      .poll(async () => {
        await client.goto(`/search?q=${word}`);
        return await client.page.getByRole('link', { name: /ккумулятор/ }).count();
      })
      .toBe(0);
  },
  { sizes: ['desk'] },
);
