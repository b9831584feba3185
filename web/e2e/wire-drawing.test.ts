import { expect } from 'vitest';
import { journey } from './journey.ts';
import { isSaved, opensScheme } from './open-scheme.ts';

/** A grey picture of 240 × 160. */
const PHOTO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAPAAAACgCAAAAAAXsL65AAAAsElEQVR42u3PAQ0AAAwCIPs3sK01vh0akD4TYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFh4RsGKI6rOAXgFeYAAAAASUVORK5CYII=',
  'base64',
);

journey('an author leads wires from pin to pin on the drawing, and takes them back', async (author) => {
  const { page } = author;
  await author.signIn('admin');
  await opensScheme(author, `Схема на чертеже, ${author.size}`);
  const drawing = page.getByRole('region', { name: 'Рисунок схемы' });
  const pin = (name: string) => drawing.locator('[data-pin]', { hasText: name }).first();
  const wires = drawing.locator('[data-wire]');
  const undo = page.getByRole('button', { name: 'Отменить правку схемы' });
  const dialog = page.getByRole('dialog');
  await expect.poll(() => wires.count()).toBe(4);
  expect(await undo.isDisabled()).toBe(true);

  // A mouse drags; a finger scrolls until it has rested on a pin, or taps one pin and then the other.
  if (author.size === 'desk') {
    const [from, to] = [await pin('DOUT1').boundingBox(), await pin('KL31').boundingBox()];
    await page.mouse.move(from!.x + 30, from!.y + 8);
    await page.mouse.down();
    await page.mouse.move(to!.x + 40, to!.y - 20, { steps: 4 });
    await page.mouse.move(to!.x + 30, to!.y + 8, { steps: 4 });
    await page.mouse.up();
  } else {
    await pin('DOUT1').scrollIntoViewIfNeeded();
    const [from, to] = [await pin('DOUT1').boundingBox(), await pin('KL31').boundingBox()];
    const [x, y] = [from!.x + 20, from!.y + 8];
    const touch = await page.context().newCDPSession(page);
    const finger = (
      type: 'touchStart' | 'touchMove' | 'touchEnd',
      ...touchPoints: { x: number; y: number }[]
    ) => touch.send('Input.dispatchTouchEvent', { type, touchPoints });
    await finger('touchStart', { x, y });
    await drawing.locator('[data-pin].over').waitFor();
    for (let step = 1; step <= 5; step++)
      await finger('touchMove', { x, y: y + ((to!.y - from!.y) * step) / 5 });
    await finger('touchEnd');
    await dialog
      .getByRole('textbox', { name: 'Куда' })
      .or(dialog.getByRole('combobox', { name: 'Куда' }))
      .waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await pin('DOUT1').click();
    await drawing.getByText('X1:5: теперь выберите второй вывод').waitFor();
    await pin('KL31').click();
  }
  await dialog.getByRole('combobox', { name: 'Провод' }).selectOption({ label: 'в кабеле W1' });
  await dialog.getByRole('textbox', { name: 'Цвет' }).fill('серо-буро-малиновый');
  await dialog.getByRole('button', { name: 'Соединить' }).click();
  await dialog.getByText('не понять цвет').waitFor();
  expect(await wires.count()).toBe(4);
  await dialog.getByRole('textbox', { name: 'Цвет' }).fill('сине-белый');
  await dialog.getByRole('spinbutton', { name: 'Сечение' }).fill('0.75');
  await author.look();
  await dialog.getByRole('button', { name: 'Соединить' }).click();
  await dialog.waitFor({ state: 'detached' });
  await expect.poll(() => wires.count()).toBe(5);
  const drawn = drawing.getByRole('button', { name: 'X1:5 → X9:31: W1.3, синий с белой полосой' });
  expect(await drawn.count()).toBe(1);
  const row = page.locator('[data-place="connections.4"]');
  expect(await row.locator('[data-column="wire"] input').inputValue()).toBe('W1:3');

  // By keyboard alone: from the pin that has the focus into its wire, and what is there is changed.
  await expect.poll(() => page.locator('[data-pin]:focus').count()).toBe(1);
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => page.locator('[data-wire]:focus').count()).toBe(1);
  await drawn.focus();
  await page.keyboard.press('Enter');
  await dialog.getByRole('combobox', { name: 'Куда' }).fill('X9:30');
  await page.keyboard.press('Enter');
  await expect
    .poll(() => drawing.getByRole('button', { name: 'X1:5 → X9:30: W1.3, синий с белой полосой' }).count())
    .toBe(1);
  expect(await row.locator('[data-column="to"] input').inputValue()).toBe('X9:30');
  const barriers = await author.barriers();
  expect(barriers.filter((line) => !line.includes('ProseMirror'))).toEqual([]);

  await drawing.locator('[data-wire="4"]').focus();
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Удалить провод' }).click();
  await expect.poll(() => wires.count()).toBe(4);
  for (const count of [5, 5, 4]) {
    await undo.click();
    await expect.poll(() => wires.count()).toBe(count);
  }
  await expect.poll(() => undo.isDisabled()).toBe(true);
  await page.getByRole('button', { name: 'Вернуть правку схемы' }).click();
  await expect.poll(() => wires.count()).toBe(5);
  await isSaved(author);
});

journey('a scheme begins with ready parts, and its photo is lit with its drawing', async (author) => {
  const { page } = author;
  await author.signIn('admin');
  await opensScheme(author, `Схема с фото, ${author.size}`);
  const parts = page.getByRole('button', { name: 'Готовые детали' });
  await parts.click();
  await page.getByRole('button', { name: 'Реле, 5 контактов' }).click();
  await page.getByText('Добавлено: K1.').waitFor();
  await page.getByRole('combobox', { name: 'Взять выводы прибора' }).click();
  await page.keyboard.type('FMB920');
  await page.getByRole('option', { name: /Teltonika FMB920/ }).click();
  await page.getByText('Добавлено: X2.').waitFor();
  await page.locator('.fl-drawing .pin', { hasText: '87a' }).first().waitFor();
  await author.look();
  const undo = page.getByRole('button', { name: 'Отменить правку схемы' });
  await undo.click();
  await undo.click();
  await parts.click();

  await page
    .getByLabel('Добавить рисунок')
    .setInputFiles({ name: 'x1.png', mimeType: 'image/png', buffer: PHOTO });
  const photo = page.locator('.picture');
  await photo.locator('img').evaluate((image: HTMLImageElement) => image.decode());
  await photo.locator('img').click({ position: { x: 40, y: 20 } });
  const mark = page.getByRole('button', { name: 'Место вывода 1' });
  const before = (await mark.boundingBox())!;
  await mark.hover();
  await page.mouse.down();
  await page.mouse.move(before.x + 60, before.y + 40, { steps: 3 });
  await page.mouse.up();
  expect((await mark.boundingBox())!.x).toBeGreaterThan(before.x + 20);
  await isSaved(author);

  await page.getByRole('button', { name: 'Опубликовать…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Опубликовать' });
  await dialog.getByRole('checkbox', { name: 'Предупреждения прочитаны, публикую с ними' }).check();
  await dialog.getByRole('button', { name: /^Опубликовать/ }).click();
  await page.getByText('Опубликовано.').waitFor();
  await page.getByRole('link', { name: 'Открыть страницу' }).first().click();
  await author.comesTo(/\/diagrams\//);
  const onPhoto = page.locator('[data-photo-pin]');
  expect(await onPhoto.evaluate((link) => link.classList.contains('lit'))).toBe(false);
  await page.locator('.viewer [data-pin="0.0"]').click();
  await expect.poll(() => onPhoto.evaluate((link) => link.classList.contains('lit'))).toBe(true);
});
