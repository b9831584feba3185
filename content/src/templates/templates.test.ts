import * as fc from 'fast-check';
import { parseFragment } from 'parse5';
import { describe, expect, it } from 'vitest';
import { Blank, CannedAnswerData } from '../kinds/canned-answer.ts';
import { filesOfSet, hasSet } from '../../test/shared-data.ts';
import { type AnswerProblem, checkTemplate, templateProblemText } from './check-template.ts';
import { fromBitext, fromOsTicket } from './convert-template.ts';
import { fillTemplate } from './fill-template.ts';
import { blankNames, parseTemplate } from './parse-template.ts';

const plain = (text: string, values: Record<string, string>) => fillTemplate(text, values, { html: false });
const rich = (text: string, values: Record<string, string>) => fillTemplate(text, values, { html: true });

describe('parseTemplate', () => {
  it('reads names in any script, spaces and fallbacks with quotes and escapes', () => {
    expect(
      parseTemplate(String.raw`Hi {{ клиент.имя | fallback : "say \"hi\"\n\\" }}, {{a_1-b}}!`).parts,
    ).toEqual([
      { kind: 'text', text: 'Hi ' },
      { kind: 'blank', name: 'клиент.имя', fallback: 'say "hi"\n\\', source: expect.any(String) as string },
      { kind: 'text', text: ', ' },
      { kind: 'blank', name: 'a_1-b', fallback: null, source: '{{a_1-b}}' },
      { kind: 'text', text: '!' },
    ]);
  });

  it.each(['"x }} y"', "'x }} y'", '«x }} y»', '“x }} y”', '&quot;x }} y&quot;'])(
    'takes a fallback in %s',
    (quoted) => {
      const { parts, problems } = parseTemplate(`{{a|fallback:${quoted}}}`, { html: true });
      expect([parts[0], problems]).toMatchObject([{ fallback: 'x }} y' }, []]);
    },
  );

  it('reads entities in rich text only', () => {
    const text = '{{&nbsp;a|fallback:&quot;R&amp;D&quot; }}';
    expect(parseTemplate(text, { html: true }).parts).toMatchObject([{ name: 'a', fallback: 'R&D' }]);
  });

  it('leaves escaped braces and programs as text', () => {
    expect(parseTemplate('\\{{x}} {"a":{"b":1}}')).toEqual({
      parts: [{ kind: 'text', text: '{{x}} {"a":{"b":1}}' }],
      problems: [],
    });
  });

  it.each([
    ['a\nб {{client.name', 'UNCLOSED', 2, 3],
    ['{{client {{name}}', 'UNCLOSED', 1, 1],
    ['😀 {{client name!}}', 'BAD_NAME', 1, 3],
    ['{{}}', 'BAD_NAME', 1, 1],
    ['{{a|upper}}', 'BAD_FILTER', 1, 1],
    ['{{a|fallback:b}}', 'BAD_FILTER', 1, 1],
    ['hi {client.name}}', 'UNOPENED', 1, 4],
  ])('reports %j as %s with its place', (text, code, line, column) => {
    const { parts, problems } = parseTemplate(text);
    expect(problems).toMatchObject([{ code, line, column }]);
    expect(parts.map((part) => (part.kind === 'text' ? part.text : part.source)).join('')).toBe(text);
  });

  it('never throws and never loses a sign', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('{{', '}}', '|', 'fallback:"', '"', '\\', 'a.b', '&quot;'),
    );
    fc.assert(
      fc.property(
        fc.array(piece).map((pieces) => pieces.join('')),
        fc.boolean(),
        (text, html) => {
          const { parts } = parseTemplate(text, { html });
          const source = parts.map((part) => (part.kind === 'text' ? part.text : part.source)).join('');
          expect(source).toBe(text.replaceAll('\\{{', '{{'));
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('fillTemplate', () => {
  it('writes the day of a blank as people do, in the language of the text', () => {
    const blanks = [Blank.parse({ name: 'by', label: 'By', type: 'DATE' })];
    const fill = (by: string, locale?: 'ru' | 'en') =>
      fillTemplate('До {{by}}.', { by }, { html: false, blanks, locale }).text;
    expect(fill('2026-11-23', 'ru')).toBe('До 23 ноября 2026.');
    expect(fill('2026-11-23', 'en')).toBe('До November 23, 2026.');
    expect(fill('2026-11-23')).toBe('До 2026-11-23.');
    for (const other of ['2026-13-45', 'завтра']) expect(fill(other, 'ru')).toBe(`До ${other}.`);
  });

  it('takes the value, then the default, then the fallback, and names what stays empty', () => {
    const blanks = [Blank.parse({ name: 'agent', default: 'support' })];
    const text = '{{client|fallback:"client"}}, {{agent|fallback:"x"}}, {{ticket}}, {{ticket}}';
    expect(fillTemplate(text, { client: ' ', ticket: null }, { html: false, blanks })).toEqual({
      text: 'client, support, {{ticket}}, {{ticket}}',
      unfilled: ['ticket'],
      unsafe: [],
    });
    expect(
      fillTemplate(text, { client: 'Иван', ticket: 0, agent: 'Анна' }, { html: false, blanks }).text,
    ).toBe('Иван, Анна, 0, 0');
  });

  it('does not fill in what a value contains, nor what every object has', () => {
    expect(plain('{{a}} {{constructor}}', { a: '{{b}}', b: 'x' })).toMatchObject({
      text: '{{b}} {{constructor}}',
      unfilled: ['constructor'],
    });
  });

  it('escapes values and fallbacks in rich text, with lines as lines', () => {
    expect(rich('<p>{{a}} {{b|fallback:"1 < 2"}}</p>', { a: '<b>&\n"x"' }).text).toBe(
      '<p>&lt;b&gt;&amp;<br>&quot;x&quot; 1 &lt; 2</p>',
    );
    expect(plain('{{a}}', { a: '<b>' }).text).toBe('<b>');
  });

  it('puts values into addresses, encoded where they are a parameter', () => {
    expect(rich('<a href="{{url}}/t?e={{mail}}">x</a>', { url: 'https://a.by', mail: 'a+b&c@d.by' })).toEqual(
      {
        text: '<a href="https://a.by/t?e=a%2Bb%26c%40d.by">x</a>',
        unfilled: [],
        unsafe: [],
      },
    );
    expect(rich('<a href="mailto:{{mail}}" title="{{mail}}">x</a>', { mail: 'a@b.by' }).unsafe).toEqual([]);
  });

  it.each(['javascript:alert(1)', 'java\nscript:x', ' data:text/html,x', '" onclick="x'])(
    'lets the address %j lead nowhere',
    (value) => {
      const { text, unsafe } = rich('<a href="{{url}}">x</a>', { url: value });
      expect([text, unsafe]).toEqual(['<a href="#">x</a>', ['url']]);
    },
  );

  it('leaves out values where they would be code', () => {
    expect(rich('<p onclick="{{a}}" class={{a}}>x</p>', { a: 'alert(1) onload=y' })).toEqual({
      text: '<p onclick="" class=>x</p>',
      unfilled: [],
      unsafe: ['a'],
    });
  });

  it('never lets a value become a tag, an attribute or a script', () => {
    const evil = fc
      .oneof(
        fc.string(),
        fc.constantFrom(
          '"><script>',
          "' onload='x",
          'javascript:x',
          '<img src=x onerror=y>',
          '&quot;',
          '{{b}}',
          'javascript:x//{{a}}',
        ),
      )
      .filter((value) => value.trim() !== '');
    fc.assert(
      fc.property(evil, (value) => {
        const { text } = rich('<p title="{{a}}">{{a}} <a href="{{a}}">l</a> <a href=\'x:{{a}}\'>m</a></p>', {
          a: value,
        });
        const p = parseFragment(text).childNodes[0]!;
        const seen = JSON.stringify(p, (key, v: unknown) =>
          key === 'parentNode' || key === 'namespaceURI' ? undefined : v,
        );
        expect(
          [...seen.matchAll(/"tagName":"(\w+)"/g)].map((match) => match[1]).filter((tag) => tag !== 'br'),
        ).toEqual(['p', 'a', 'a']);
        expect([...seen.matchAll(/"name":"(\w+)"/g)].map((match) => match[1])).toEqual([
          'title',
          'href',
          'href',
        ]);
        expect(seen).not.toMatch(/"name":"href","value":"\s*(javascript|data|x):/i);
      }),
      { numRuns: 500 },
    );
  });
});

describe('checkTemplate', () => {
  const data = CannedAnswerData.parse({
    shortCode: 'no-signal',
    variants: [
      {
        locale: 'ru',
        channel: 'RICH',
        subject: '{{ticket.number}}',
        text: '<p>Добрый день,\n{{client.name}}</p>{{agent.name}}',
      },
      { locale: 'en', channel: 'PLAIN', text: '{{client.name' },
    ],
    blanks: [
      { name: 'ticket.number' },
      { name: 'ticket.number' },
      { name: 'when', type: 'CHOICE', choices: ['a'], default: 'b' },
    ],
  });

  it('reports unknown names, unclosed braces and faults of the list with their places', () => {
    const short = (problem: AnswerProblem) => [
      problem.code,
      problem.field,
      problem.variant ?? problem.blank,
      problem.line,
      problem.column,
    ];
    expect(checkTemplate(data, ['agent.name']).map(short)).toEqual([
      ['UNKNOWN_BLANK', 'text', 0, 2, 1],
      ['UNCLOSED', 'text', 1, 1, 1],
      ['DUPLICATE_BLANK', 'blanks', 1, 1, 1],
      ['BAD_CHOICES', 'blanks', 2, 1, 1],
    ]);
  });

  it('says it in the language of the author', () => {
    const [unknown, unclosed] = checkTemplate(data, ['agent.name']);
    expect(templateProblemText(unknown!, 'ru')).toBe(
      'Строка 2, столбец 1: бланк «client.name» не описан. Добавьте его в список бланков или исправьте имя.',
    );
    expect(templateProblemText(unclosed!, 'en')).toBe(
      'Line 1, column 1: the blank “{{client.name” is not closed. Add }}.',
    );
  });
});

describe('converting foreign templates', () => {
  it('makes names of what Bitext writes in words, apart for different words', () => {
    expect(
      fromBitext(
        '{{Website/App Name}} {{website app name}} {{"Refund Policy" or "Money Back Guarantee"}} {{113542617735902}} {{Website/App Name}}',
      ),
    ).toMatchObject({
      text: '{{website-app-name}} {{website-app-name-2}} {{refund-policy-or-money-back-guarantee}} {{113542617735902}} {{website-app-name}}',
      blanks: [
        { label: 'Website/App Name' },
        { label: 'website app name' },
        { name: 'refund-policy-or-money-back-guarantee' },
        { label: '113542617735902' },
      ],
    });
  });

  it('keeps braces of osTicket texts as text', () => {
    const { text } = fromOsTicket('{{x}} %{ticket.number} %{ticket.*}');
    expect(plain(text, { 'ticket.number': '7' }).text).toBe('{{x}} 7 %{ticket.*}');
  });

  const OSTICKET = '03-canned-answers';
  it.skipIf(!hasSet(OSTICKET))(
    'answers the question of the data set: the Russian reply for Ivan, without a signature',
    () => {
      const file = filesOfSet(OSTICKET, 'osticket-ru/email/ticket.autoresp.yaml')[0]!.text;
      const subject = fromOsTicket(/^subject: \|\n\s+(.*)$/m.exec(file)![1]!);
      const body = fromOsTicket(file.slice(file.indexOf('body: |') + 7));
      const values = {
        'recipient.name.first': 'Иван',
        'ticket.number': '1042',
        'recipient.ticket_link': 'https://help.by/t/1042',
        'company.name': 'Навигатор',
      };
      expect(plain(subject.text, values).text).toBe('Открыта заявка [#1042]');
      expect(body.blanks.map(({ name }) => name)).toEqual([
        'recipient.name.first',
        'ticket.number',
        'recipient.ticket_link',
        'company.name',
        'signature',
      ]);
      const reply = rich(body.text, values);
      expect([reply.unfilled, reply.unsafe]).toEqual([['signature'], []]);
      expect(reply.text).toContain('Уважаемый, Иван,');
      expect(reply.text).toContain('href="https://help.by/t/1042"');
    },
  );

  it.skipIf(!hasSet(OSTICKET))('converts every text of both sets into a template without problems', () => {
    const texts = [
      ...filesOfSet(OSTICKET, 'osticket-*/**/*.yaml').map(({ text }) =>
        fromOsTicket(text.replace(/%\{ticket\.\*\}/g, '')),
      ),
      ...filesOfSet(OSTICKET, 'bitext-*/*.csv').map(({ text }) => fromBitext(text.replaceAll('""', '"'))),
    ];
    expect(texts.length).toBeGreaterThan(18);
    for (const { text, blanks } of texts) {
      const template = parseTemplate(text, { html: true });
      expect([template.problems, blankNames(template).toSorted()]).toEqual([
        [],
        blanks.map(({ name }) => name).toSorted(),
      ]);
    }
  });
});
