import { expect } from 'vitest';
import { journey } from './journey.ts';

journey(
  'sales looks up what fits what in one table, and goes on to the evidence by keyboard',
  async (sales) => {
    const { page } = sales;
    await sales.signIn('sales');
    await sales.goto('/vehicles');
    await page.getByRole('link', { name: 'Что к какой машине подходит' }).click();
    await sales.comesTo(/\/vehicles\/compare$/);
    await page.getByLabel('Марка').selectOption({ label: 'KAMAZ' });
    await sales.comesTo(/make=kamaz/);
    await page.getByLabel('Вид оборудования').selectOption({ value: 'FUEL_SENSOR' });
    await sales.comesTo(/type=FUEL_SENSOR/);

    const grid = page.getByRole('grid', { name: 'Что подходит машинам' });
    const sizes = await page.locator('.sign use').evaluateAll((uses) =>
      uses.map((use) => {
        const { width, height } = (use as SVGUseElement).getBBox();
        return width + height;
      }),
    );
    expect(sizes.length).toBeGreaterThan(6);
    expect(sizes, 'every sign is drawn').not.toContain(0);

    const row = grid.getByRole('row', { name: /KAMAZ 5490(?!\d)/ });
    await row.getByRole('rowheader').getByRole('link').focus();
    await page.keyboard.press('ArrowRight');
    const [first] = await grid.getByRole('columnheader').getByRole('link').allInnerTexts();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('ArrowUp');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(first);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('End');
    const cell = page.locator(':focus');
    // Sticky headers stay where they are, and what has the focus stands beside them, not under them.
    const [header, box] = await Promise.all([row.getByRole('rowheader').boundingBox(), cell.boundingBox()]);
    expect(box!.x).toBeGreaterThanOrEqual(header!.x + header!.width - 1);

    const open = grid.getByRole('link', { name: /проверено|подходит|зависит/ }).first();
    const [, fitment] = (await open.getAttribute('href'))!.split('#');
    await open.focus();
    await page.keyboard.press('Enter');
    await sales.comesTo(/\/vehicles\/kamaz\/\w+#fitment-/);
    await page.locator(`#${fitment}`).waitFor();
  },
);

journey(
  'the table is read and narrowed without JavaScript too',
  async (sales) => {
    const { page } = sales;
    await sales.signIn('sales');
    await sales.goto('/vehicles/compare');
    await page.getByLabel('Модель').fill('актрос');
    await page.getByRole('button', { name: 'Показать' }).click();
    await sales.comesTo(/model=/);
    expect(await page.getByRole('rowheader').allInnerTexts()).toEqual(['Mercedes-Benz Actros']);
  },
  { javaScriptEnabled: false },
);
