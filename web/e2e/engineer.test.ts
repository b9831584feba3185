import { expect } from 'vitest';
import { journey } from './journey.ts';

journey('an engineer finds a pin by words and reads where its wire goes', async (engineer) => {
  const { page } = engineer;
  await engineer.signIn('engineer');
  await page.getByRole('searchbox').fill('зажигание FMB920');
  await page.keyboard.press('Enter');
  await engineer.comesTo(/\/search\?/);

  const hit = page.getByRole('listitem').filter({ hasText: 'FMB920: питание и зажигание, легковой 12 В' });
  await hit.getByRole('link', { name: /вывод X1 3 Зажигание/ }).click();
  await engineer.comesTo(/\/diagrams\/.+#/);

  const pin = page.locator(':target');
  const row = await pin.boundingBox();
  const header = await page.getByRole('banner').boundingBox();
  expect(row!.y, 'the pin stands below the header').toBeGreaterThanOrEqual(header!.height);
  expect(row!.y + row!.height, 'the pin is on the screen').toBeLessThanOrEqual(page.viewportSize()!.height);
  const text = await pin.innerText();
  for (const part of ['Зажигание', 'DIN1', 'жёлтый', 'F2:1', 'X9:15']) expect(text).toContain(part);

  await page.getByRole('searchbox', { name: 'Найти вывод на схеме' }).fill('масса');
  await expect
    .poll(() => page.locator('tr[id]').allInnerTexts())
    .not.toContainEqual(expect.stringContaining('DIN1'));
  expect(await page.locator('tr[id]').first().innerText()).toContain('Масса');
});
