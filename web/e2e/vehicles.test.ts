import { expect } from 'vitest';
import { journey } from './journey.ts';

const find = 'Найти машину';

journey(
  'somebody names a vehicle as they call it, picks it from what is offered, and finds it again',
  async (sales) => {
    const { page } = sales;
    await sales.signIn('sales');
    await sales.goto('/vehicles');
    const box = page.getByLabel(find);
    await box.fill('патрик 2016');
    await page
      .getByRole('option', { name: /Patriot/ })
      .first()
      .waitFor();
    await page.getByRole('option', { name: 'Найти машину «патрик 2016»' }).waitFor();
    await box.press('ArrowDown');
    await box.press('Enter');
    await sales.comesTo(/\/vehicles\/uaz\/patriot\?.*year=2016/);

    await sales.goto('/vehicles');
    await page
      .getByRole('region', { name: 'Недавние машины' })
      .getByRole('link', { name: /Patriot/ })
      .click();
    await sales.comesTo(/\/vehicles\/uaz\/patriot/);
  },
);

journey('a VIN says who made the vehicle, and what is wrong with it', async (engineer) => {
  const { page } = engineer;
  await engineer.signIn('engineer');
  // In the search of everything, with Cyrillic letters, as it is copied from a registration.
  await engineer.goto('/search');
  const search = page
    .getByRole('main')
    .getByRole('searchbox')
    .or(page.getByRole('main').getByRole('combobox'));
  await search.fill('ХТС549005J2512345');
  await search.press('Enter');
  await engineer.comesTo(/\/vehicles\?q=XTC549005J2512345/);
  const card = page.getByRole('region', { name: 'Что говорит VIN' });
  expect(await card.innerText()).toMatch(/КАМАЗ[\s\S]*Россия[\s\S]*Из этого VIN не узнать/);
  await card.getByRole('link', { name: 'Модели KAMAZ' }).click();
  await engineer.comesTo(/make=kamaz/);
  await page.getByRole('link', { name: '5490', exact: true }).click();
  await engineer.comesTo(/\/vehicles\/kamaz\/5490/);

  await engineer.goto('/vehicles?q=XTC54900OJ2512345');
  await card.getByText('Знак 9: «O» в VIN не бывает.').waitFor();
  await card.getByRole('link', { name: 'Прочитать как XTC549000J2512345' }).click();
  await engineer.comesTo(/q=XTC549000J2512345/);
  expect(await card.innerText()).not.toContain('не бывает');
});

journey(
  'a vehicle that is missing is asked for by one person and added by another, without JavaScript',
  async (visitor, arrive) => {
    const missing = `Звездолёт-${Date.now().toString(36)}`;
    await visitor.goto(`/vehicles?missing=1&q=${encodeURIComponent(missing)}`);
    expect(await visitor.page.getByLabel('Какой машины нет').inputValue()).toBe(missing);
    await visitor.page.getByRole('button', { name: 'Попросить добавить' }).click();
    const sent = visitor.page.getByText('Просьба отправлена');
    await sent.waitFor();
    const { y } = (await sent.boundingBox())!;
    expect(y, 'the answer is on the screen').toBeGreaterThan(0);
    expect(y).toBeLessThan(visitor.page.viewportSize()!.height);

    const admin = await arrive();
    await admin.signIn('admin');
    await admin.goto('/search/requests');
    await admin.page.getByText(missing).first().waitFor();
    await admin.goto(`/vehicles?missing=1&q=${encodeURIComponent(missing)}`);
    await admin.page.getByLabel('Марка', { exact: true }).fill('GAZ');
    await admin.page.getByLabel('Модель', { exact: true }).fill(missing);
    await admin.page.getByRole('button', { name: 'Добавить в каталог' }).click();
    await admin.comesTo(/\/vehicles\/gaz\/zvezdolet-/);
  },
  { javaScriptEnabled: false },
);
