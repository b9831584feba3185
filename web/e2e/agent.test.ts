import { expect } from 'vitest';
import { journey } from './journey.ts';

journey('an agent finds an answer, fills its blanks and copies it', async (agent) => {
  const { page } = agent;
  await agent.signIn('agent');
  await agent.goto('/answers');
  await page.getByRole('main').getByRole('searchbox').fill('accepted');
  await page.keyboard.press('Enter');
  await agent.comesTo(/\/answers\?/);
  await page.getByRole('link', { name: 'Заявка принята' }).click();
  await agent.comesTo(/\/answers\/zayavka-prinyata/);
  await page.getByRole('link', { name: 'Русский, мессенджер, SMS' }).click();
  await agent.comesTo(/variant=ru-PLAIN/);

  const copy = page.getByRole('button', { name: 'Скопировать ответ' });
  expect(await copy.isDisabled(), 'an empty blank blocks copying').toBe(true);
  await page.getByText('Осталось заполнить:').waitFor();

  await page.getByLabel('Номер заявки').fill('MS-2041');
  await page.getByLabel('Ответим не позднее').fill('2026-11-23');
  await page.getByText('Приняли, заявка MS-2041').waitFor();
  await copy.click();
  await page.getByRole('button', { name: 'Скопировано' }).waitFor();
  expect(await agent.readClipboard()).toBe(
    'Приняли, заявка MS-2041. Ответим не позднее 23 ноября 2026.\nЕсли вспомните подробности — пишите сюда, добавим.',
  );
});
