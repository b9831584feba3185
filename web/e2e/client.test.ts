import { expect } from 'vitest';
import { journey } from './journey.ts';
import type { Visitor } from './visitor.ts';

async function findsHelp(client: Visitor): Promise<void> {
  const { page } = client;
  await client.goto('/help');
  await page.getByRole('searchbox').fill('маяк офлайн');
  await page.getByRole('button', { name: 'Найти' }).click();
  await client.comesTo(/\/help\/ru\?q=/);
  await page.getByRole('link', { name: 'Нет связи с трекером: что проверить самому' }).click();
  await client.comesTo(/\/help\/ru\/net-svyazi/);

  const article = await page.getByRole('article').innerText();
  expect(article).toContain('Включите выключатель массы');
  expect(await page.content(), 'what staff tell each other stays with them').not.toContain('Первая линия');
}

journey('a client finds help in their own words', findsHelp);

journey('a client finds help without JavaScript too', findsHelp, { javaScriptEnabled: false });
