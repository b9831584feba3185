import type { CannedAnswerData, RichDocument } from '@fieldlore/content';
import { toText } from '@fieldlore/content';
import { describe, expect, it } from 'vitest';
import { file, folder, named, read } from '../fixtures/sources.ts';
import type { EntryDraft } from '../importer.ts';
import { answerTable } from './answer-table.importer.ts';
import { osTicketAnswers } from './osticket.importer.ts';

const dataOf = (entry: EntryDraft) => entry.content(named).data as CannedAnswerData;
const bodyOf = (entry: EntryDraft) => toText(entry.content(named).body as RichDocument).trim();

const mail = (notes: string, subject: string, body: string) =>
  `# A comment\n---\n${notes}: |\n  When a ticket is opened.\n\nsubject: |\n  ${subject}\nbody: |\n  ${body}\n`;

describe('answers of osTicket', () => {
  it('reads mail templates of two languages as twins, variables as blanks', async () => {
    const { entries = [], findings } = await read(
      osTicketAnswers,
      folder('mail', {
        'en/email/open.yaml': mail(
          'notes',
          'Opened [#%{ticket.number}]',
          '<p style="color: red">Dear %{user.name.first}, <a href="%{link}">see</a>%{link}</p>',
        ),
        'ru/email/open.yaml': mail('0', 'Открыта [#%{ticket.number}]', '<hr>, %{signature}<img src="cid:1">'),
      }),
    );
    expect(findings).toEqual([]);
    expect(entries.map(({ key, locale, title }) => [key, locale, title])).toEqual([
      ['email/open', 'en', 'Opened [#…]'],
      ['email/open', 'ru', 'Открыта [#…]'],
    ]);
    expect(dataOf(entries[0]!)).toMatchObject({
      shortCode: 'open',
      variants: [
        {
          locale: 'en',
          channel: 'RICH',
          subject: 'Opened [#{{ticket.number}}]',
          text: '<p>Dear {{user.name.first}}, <a href="{{link}}" rel="noopener">see</a>{{link}}</p>',
        },
      ],
    });
    expect(dataOf(entries[0]!).blanks.map(({ name }) => name)).toEqual([
      'ticket.number',
      'user.name.first',
      'link',
    ]);
    expect(bodyOf(entries[1]!)).toBe('When a ticket is opened.');
    expect(dataOf(entries[1]!).variants[0]!.text).toBe('<hr>, {{signature}}');
  });

  it('reads lists of premade answers, and says that attachments stay behind', async () => {
    const { entries = [], findings } = await read(
      osTicketAnswers,
      file(
        'premade.yaml',
        '- title: What is it?\n  response: It is.\n  0: |\n- title: Bye\n  response: Bye\n  attachments:\n    - name: a.txt\n',
      ),
    );
    expect(entries.map((entry) => [entry.key, dataOf(entry).shortCode, entry.place.line])).toEqual([
      ['premade/0', 'what-is-it', 1],
      ['premade/1', 'bye', 4],
    ]);
    expect(findings).toMatchObject([{ outcome: 'WARNING', line: 4, label: 'Bye' }]);
  });

  it('refuses YAML that is neither', async () => {
    const { findings } = await read(osTicketAnswers, file('a.yaml', 'title: x\n'));
    expect(findings).toMatchObject([{ outcome: 'REFUSED', file: 'a.yaml' }]);
  });
});

describe('a table of questions and answers', () => {
  it('reads blanks written as words, answers of many lines, and topics as tags', async () => {
    const { entries = [] } = await read(
      answerTable,
      file(
        'qa.csv',
        'instruction,intent,category,response\r\nhow do I cancel?,cancel_order,ORDER,"Open {{Website/App Name}}.\r\n\r\nThen call {{""Help"" or ""Desk""}}."\r\n',
      ),
    );
    expect(entries).toMatchObject([
      { title: 'how do I cancel?', tags: ['cancel order', 'ORDER'], locale: 'en', place: { line: 2 } },
    ]);
    const { shortCode, variants, blanks } = dataOf(entries[0]!);
    expect(shortCode).toMatch(/^cancel-order-[0-9a-f]{10}$/);
    expect(variants).toEqual([
      {
        locale: 'en',
        channel: 'PLAIN',
        subject: '',
        text: 'Open {{website-app-name}}.\n\nThen call {{help-or-desk}}.',
      },
    ]);
    expect(blanks.map(({ name, label }) => [name, label])).toEqual([
      ['website-app-name', 'Website/App Name'],
      ['help-or-desk', '"Help" or "Desk"'],
    ]);
  });

  it('gives a question the same code wherever its row stands', async () => {
    const codes = async (text: string) =>
      (await read(answerTable, file('qa.csv', text))).entries!.map((entry) => dataOf(entry).shortCode);
    const [, second] = await codes('Вопрос,Ответ\nПервый,да\nВторой,да\n');
    expect(await codes('Вопрос,Ответ\nВторой,да\n')).toEqual([second]);
  });

  it('refuses a question that is asked twice, and empty cells', async () => {
    const { findings } = await read(answerTable, file('qa.csv', 'question,answer\na,b\na,c\nd,\n'));
    expect(findings.map(({ line, message }) => [line, message!.en])).toEqual([
      [3, 'This question already stands in line 2.'],
      [4, 'The question or the answer is missing.'],
    ]);
  });
});
