import { expect } from 'vitest';
import { journey } from './journey.ts';

journey(
  'sales finds a device by its current and supply, in units of their own, and reads what its firmware may do',
  async (sales) => {
    const { page } = sales;
    await sales.signIn('sales');
    await sales.goto('/equipment');
    await page.getByText('Найти по характеристикам').click();
    const line = (i: number) => page.getByRole('group', { name: `Условие ${i}` });
    const fill = async (i: number, parameter: string, condition: string, value: string) => {
      await line(i).getByLabel('Характеристика').selectOption({ label: parameter });
      await line(i).getByLabel('Условие').selectOption({ label: condition });
      await line(i).getByLabel('Значение').fill(value);
      await page.getByRole('button', { name: 'Найти', exact: true }).click();
    };
    await fill(1, 'Ток потребления, мА', 'не больше', 'мало');
    await page.getByText('«мало» — не число с единицей').waitFor();

    await fill(1, 'Ток потребления, мА', 'не больше', '0,1 А');
    await page.getByRole('link', { name: /DUT-E 485/ }).waitFor();
    await fill(2, 'Напряжение питания, В', 'не больше', '36 В');
    await sales.comesTo(/op=AT_MOST.*op=AT_MOST/);
    expect(await page.getByRole('link', { name: /DUT-E 485/ }).count()).toBe(0);

    await page.getByRole('link', { name: /FMB920/ }).click();
    await page.getByRole('heading', { name: 'Известные проблемы' }).waitFor();
    await page.getByText('Версии: с 03.27.16.Rev.00').waitFor();
  },
);
