import { expect } from 'vitest';
import { journey } from './journey.ts';
import { MAIN_PAGES } from './main-pages.ts';

journey('the palette opens, finds and goes by the keyboard alone', async (engineer) => {
  const { page } = engineer;
  await engineer.signIn('engineer');
  await page.keyboard.press('Control+KeyK');
  const palette = page.getByRole('dialog', { name: 'Быстрый переход' });
  await palette.waitFor();
  await page.keyboard.type('сварка');
  const found = palette.getByRole('option', { name: /Сварка и запуск/ });
  await found.waitFor();
  for (let steps = 0; (await found.getAttribute('aria-selected')) !== 'true'; steps++) {
    expect(steps).toBeLessThan(20);
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
  await engineer.comesTo(/\/wiki\/svarka/);
  expect(await palette.isVisible()).toBe(false);

  await page.keyboard.press('Control+KeyK');
  await palette.waitFor();
  await page.keyboard.press('Escape');
  await palette.waitFor({ state: 'hidden' });
});

journey('the language and the theme change at once and stay', async (visitor) => {
  const { page } = visitor;
  const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  await visitor.goto('/');
  const light = await paper();

  await page.getByRole('button', { name: 'Вход, язык, тема' }).click();
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { name: 'What do you need to know?' }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');

  await page.getByRole('button', { name: 'Account, language, theme' }).click();
  await page.getByRole('button', { name: 'Dark' }).click();
  await expect.poll(paper).not.toBe(light);
  await visitor.goto('/search');
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  expect(await paper()).not.toBe(light);
});

journey('a wrong password is refused and what was typed is kept', async (visitor) => {
  const { page } = visitor;
  await visitor.goto('/sign-in');
  await page.getByLabel('Электронная почта').fill('engineer@mayak.example');
  await page.getByLabel('Пароль').fill('not-the-password');
  await page.getByRole('main').getByRole('button', { name: 'Войти' }).click();
  await page.getByText('Почта или пароль не подходят').waitFor();
  await visitor.look();
  expect(new URL(page.url()).pathname).toBe('/sign-in');
  expect(await page.getByLabel('Электронная почта').inputValue()).toBe('engineer@mayak.example');
  visitor.expectComplaint(/sign-in: .*401/);
});

journey('who signs out sees no more than anyone', async (engineer) => {
  const { page } = engineer;
  await engineer.signInAnew('engineer');
  await engineer.goto('/account');
  await page.getByRole('button', { name: 'Вход, язык, тема' }).click();
  await page.getByRole('button', { name: 'Выйти' }).click();
  await page.getByRole('button', { name: /^Войти/ }).waitFor();
  await engineer.goto('/account');
  expect(new URL(page.url()).pathname).toBe('/sign-in');
});

journey('a page that does not exist says so and offers a way on', async (visitor) => {
  const { page } = visitor;
  await visitor.goto('/wiki/no-such-article');
  await page.getByText('Такой страницы нет или она вам не видна.').waitFor();
  await page.getByRole('main').getByRole('link').first().click();
  await visitor.comesTo(/\/$/);
  visitor.expectComplaint(/no-such-article: .*404/);
});

/** Pages that one journey looks at: more take a busy machine longer than a journey may. */
const AT_ONCE = 6;

const walks = Object.entries(MAIN_PAGES).flatMap(([person, pages]) =>
  Array.from({ length: Math.ceil(pages.length / AT_ONCE) }, (_, i) => ({
    person,
    first: i * AT_ONCE + 1,
    paths: pages.slice(i * AT_ONCE, (i + 1) * AT_ONCE),
  })),
);

for (const { person, first, paths } of walks)
  journey(
    `no main page puts a barrier before ${person}, light or dark, from page ${first}`,
    async (visitor) => {
      if (person !== 'nobody') await visitor.signIn(person);
      const barriers: Record<string, string[]> = {};
      for (const path of paths) {
        await visitor.goto(path);
        const found = await visitor.barriers();
        // In the dark the page is the same but for its colours, and those are the same on a desk.
        if (visitor.size === 'phone') {
          await visitor.page.emulateMedia({ colorScheme: 'dark' });
          found.push(...(await visitor.barriers(['color-contrast'])));
          await visitor.page.emulateMedia({ colorScheme: 'light' });
        }
        if (found.length > 0) barriers[path] = found;
      }
      expect(barriers).toEqual({});
    },
    // What a desk adds stands around every page: those of the first walk show it.
    { sizes: first === 1 ? ['phone', 'desk'] : ['phone'] },
  );
