import { expect } from 'vitest';
import { journey } from './journey.ts';
import type { Visitor } from './visitor.ts';

const STARTER = 'FMB920: блокировка стартера через реле';

/** Presses a wire where it leaves its pin: there no other wire lies over it. */
async function press({ page }: Visitor, wire: string): Promise<void> {
  const line = page.locator(`.viewer [data-wire="${wire}"] .hit`);
  await line.waitFor({ state: 'attached' });
  const { x, y } = await line.evaluate((path: SVGGeometryElement) => {
    path.scrollIntoView({ block: 'center' });
    const { x: left, y: top } = path.getPointAtLength(8).matrixTransform(path.getScreenCTM()!);
    return { x: left, y: top };
  });
  await page.mouse.click(x, y);
}

journey('an engineer follows a wire on the drawing, by finger and by keyboard', async (engineer) => {
  const { page } = engineer;
  await engineer.signIn('engineer');
  await engineer.goto('/diagrams');
  await page.getByRole('link', { name: STARTER }).first().click();
  await engineer.comesTo(/\/diagrams\/fmb920-/);

  const drawing = page.getByRole('group', { name: STARTER });
  const told = page.locator('.path');
  await press(engineer, '0');
  await expect
    .poll(() => told.innerText())
    .toContain('X1 вывод 1, Питание плюс → W1.1 К красный 0,75 мм² → предохранитель F1 3 А → W1.1F');
  expect(await drawing.locator('.wire.lit').count()).toBe(2);
  await page.keyboard.press('Escape');
  await expect.poll(() => drawing.locator('.wire.lit').count()).toBe(0);

  const ignition = drawing.getByRole('button', { name: 'X1 вывод 3, Зажигание' });
  await drawing.getByRole('button', { name: 'X1 вывод 2, Масса' }).focus();
  await page.keyboard.press('ArrowDown');
  expect(await ignition.evaluate((pin) => pin === document.activeElement)).toBe(true);
  await page.keyboard.press('Enter');
  await expect.poll(() => told.innerText()).toContain('X9 вывод 15, Зажигание');
  expect(await ignition.getAttribute('aria-pressed')).toBe('true');
  expect(await engineer.barriers()).toEqual([]);

  await page.getByRole('link', { name: 'BU/WH' }).click();
  await engineer.comesTo(/notation=IEC/);
  await expect.poll(() => drawing.locator('[data-label="0"]').first().textContent()).toContain('RD 0,75');
  await expect.poll(() => page.locator('#X1-3').innerText()).toContain('YE');

  const size = async () => (await drawing.boundingBox())!.width;
  const before = await size();
  await page.getByRole('button', { name: 'Крупнее' }).click();
  await expect.poll(size).toBeGreaterThan(before * 1.4);
  await page.getByRole('button', { name: 'Весь рисунок' }).click();
  await expect.poll(size).toBe(before);

  await page.getByRole('link', { name: 'Лист A4' }).click();
  await engineer.comesTo(/\/sheet\?notation=IEC/);
  expect(await page.getByRole('article').innerText()).toMatch(/№\s*\d+, редакция 1 от/);
  await page.emulateMedia({ media: 'print' });
  const sheets = Buffer.from(await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(sheets.match(/\/Type\s*\/Page\b/g), 'one sheet of paper').toHaveLength(1);
});

journey('the drawing is there at once for who comes from another page', async (engineer) => {
  const { page } = engineer;
  await engineer.signIn('engineer');
  await engineer.goto('/diagrams');
  await page.evaluate(() => {
    const look = () => {
      for (const svg of document.querySelectorAll('figure svg'))
        if (!svg.firstElementChild) document.body.dataset['empty'] = 'seen';
    };
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true });
  });
  await page.getByRole('link', { name: STARTER }).first().click();
  await engineer.comesTo(/\/diagrams\/fmb920-/);
  await page.getByRole('group', { name: STARTER }).waitFor();
  expect(await page.locator('body').getAttribute('data-empty')).toBeNull();

  const pins = page.getByRole('group', { name: STARTER }).locator('[data-pin]');
  const all = await pins.count();
  await page.getByRole('link', { name: 'Только подключённые' }).click();
  await engineer.comesTo(/wired=1/);
  await expect.poll(() => pins.count()).toBe(all - 1);
  expect(await page.locator('body').getAttribute('data-empty')).toBeNull();
});

journey('the drawing that fills the screen keeps the focus until it is left', async (engineer) => {
  const { page } = engineer;
  await engineer.signIn('engineer');
  await engineer.goto('/diagrams');
  await page.getByRole('link', { name: STARTER }).first().click();
  await engineer.comesTo(/\/diagrams\/fmb920-/);

  await page.getByRole('button', { name: 'На весь экран' }).click();
  const screen = page.getByRole('dialog', { name: STARTER });
  await screen.waitFor();
  const isInside = () => screen.evaluate((dialog) => dialog.contains(document.activeElement));
  expect(await isInside()).toBe(true);
  for (let steps = 0; steps < 8; steps++) {
    await page.keyboard.press('Tab');
    // After its last button the focus passes through the browser's own, never through the page behind.
    expect((await isInside()) || (await page.evaluate(() => document.activeElement === document.body))).toBe(
      true,
    );
  }
  expect(await engineer.barriers()).toEqual([]);

  await press(engineer, '0');
  await expect.poll(() => screen.locator('.wire.lit').count()).toBe(2);
  await page.keyboard.press('Escape');
  await expect.poll(() => screen.locator('.wire.lit').count()).toBe(0);
  await page.keyboard.press('Escape');
  await screen.waitFor({ state: 'detached' });
  const button = page.getByRole('button', { name: 'На весь экран' });
  expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
});

journey(
  'without JavaScript the drawing stands there, once',
  async (engineer) => {
    const { page } = engineer;
    await engineer.signIn('engineer');
    await engineer.goto('/diagrams');
    await page.getByRole('link', { name: STARTER }).first().click();
    await engineer.comesTo(/\/diagrams\/fmb920-/);
    const shown = page.getByRole('img', { name: STARTER });
    expect(await shown.count()).toBe(1);
    expect(await shown.locator('[data-wire]').count()).toBe(9);
    const html = await (await page.request.get(page.url())).text();
    expect(
      html.split('data-pin="0.0"'),
      'one for a phone and one for a desk, neither in the data too',
    ).toHaveLength(3);
    expect(html).not.toContain('data-pin=\\"');

    const pins = await shown.locator('[data-pin]').count();
    await page.getByRole('link', { name: 'Только подключённые' }).click();
    await engineer.comesTo(/wired=1/);
    expect(await shown.locator('[data-pin]').count()).toBe(pins - 1);
    await page.getByRole('link', { name: 'Лист A4' }).click();
    await page.getByText('Только подключённые контакты').waitFor();
    expect(await page.locator('article [data-pin]').count()).toBe(pins - 1);
    await page.getByRole('link', { name: 'К схеме' }).click();
    await engineer.comesTo(/wired=1/);
    await page.getByRole('link', { name: 'Все выводы' }).click();

    await page.getByRole('link', { name: 'Лист A4' }).click();
    await page.getByRole('link', { name: 'К схеме' }).waitFor();
    expect(await page.getByRole('button', { name: 'Печать' }).count(), 'what needs a script').toBe(0);
  },
  { javaScriptEnabled: false },
);
