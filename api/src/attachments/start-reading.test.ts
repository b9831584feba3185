import { expect, test } from 'vitest';
import { testApi } from '../../test/api.ts';
import { buildPdf } from '../../test/document-factories.ts';
import { buildPerson, buildSection } from '../../test/factories.ts';
import { bodyOf, buildFile, linkTo } from '../../test/file-factories.ts';
import { SectionRole } from '../access/roles.ts';
import { inTransaction } from '../context.ts';
import { listen } from '../database/listen.ts';
import { createEntry } from '../entries/create-entry.ts';
import { publishEntry } from '../entries/publish-entry.ts';
import { Locale } from '../graphql/locale.ts';
import { FilePage } from './file-text.entity.ts';
import { startReadingAttachments } from './start-reading.ts';

const api = await testApi();

test('publishing wakes the reader, whatever process it happened in, and the entry goes to the index again', async () => {
  const author = await buildPerson(api);
  const section = await buildSection(api, { members: [[author, SectionRole.PUBLISHER]] });
  const file = await buildFile(api, author, 'manual.pdf', buildPdf(['Дифференциал']));
  const reading = startReadingAttachments(api.app);
  const stopListening = await listen(api.db, { file_text_wanted: reading.wake }, api.app.log);
  try {
    const { id } = await inTransaction(await api.ctx(author), async (tx) => {
      const body = bodyOf(linkTo(file));
      const input = {
        kind: 'ARTICLE' as const,
        locale: Locale.ru,
        sectionId: section.id,
        title: 'Мост',
        body,
      };
      return await publishEntry(tx, await createEntry(tx, input));
    });
    const pages = api.db.getRepository(FilePage);
    await expect
      .poll(() => pages.findBy({ sha256: file.sha256 }))
      .toMatchObject([{ number: 1, text: 'Дифференциал' }]);
    const [{ last }] = await api.db.query(
      `SELECT max(subject_id::text) AS last FROM search_outbox WHERE subject = 'entry'`,
    );
    expect(last).toBe(id);
  } finally {
    await stopListening();
    await reading.stop();
  }
});
