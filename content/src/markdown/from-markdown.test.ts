import { describe, expect, it } from 'vitest';
import type { RichDocument, RichNode } from '../document/document.ts';
import { toText } from '../document/text.ts';
import { UUID_A, UUID_B } from '../../test/documents.ts';
import { type MarkdownImportOptions, fromMarkdown } from './from-markdown.ts';

const read = (source: string, options?: MarkdownImportOptions): RichDocument => fromMarkdown(source, options);

/** A document in short: `callout(info)[p "text"]`. */
function short(node: RichNode): string {
  if (node.type === 'text') {
    const marks = (node.marks ?? []).map(({ type, attrs }) =>
      attrs ? `${type}=${String(attrs.href)}` : type,
    );
    return `"${node.text}"${marks.length > 0 ? `:${marks.join('+')}` : ''}`;
  }
  const attrs = Object.values(node.attrs ?? {}).filter(
    (value) => value !== null && value !== 1 && value !== '',
  );
  const name =
    { paragraph: 'p', heading: 'h', listItem: 'li', tableRow: 'tr', tableCell: 'td', tableHeader: 'th' }[
      node.type
    ] ?? node.type;
  const inner = (node.content ?? []).map(short).join(' ');
  return `${name}${attrs.length > 0 ? `(${attrs.join()})` : ''}${inner ? `[${inner}]` : ''}`;
}
const shape = (source: string, options?: MarkdownImportOptions) =>
  read(source, options).content.map(short).join(' ');

describe('CommonMark and GFM', () => {
  it('reads tables with alignment and code that has a bar', () => {
    expect(shape('| Pin | V |\n|:--|--:|\n| 1 | `a\\|b` |')).toBe(
      'table[tr[th(left)[p["Pin"]] th(right)[p["V"]]] tr[td(left)[p["1"]] td(right)[p["a|b":code]]]]',
    );
  });

  it('reads task lists, also between other items', () => {
    expect(shape('- [x] a\n- [ ] b\n- c')).toBe(
      'taskList[taskItem(true)[p["a"]] taskItem(false)[p["b"]]] bulletList[li[p["c"]]]',
    );
  });

  it('links bare addresses, but not file names', () => {
    expect(shape('https://a.by and settings.md')).toBe(
      'p["https://a.by":link=https://a.by " and settings.md"]',
    );
  });

  it('reads alerts of GitHub as callouts', () => {
    expect(shape('> [!CAUTION]\n> 24 V')).toBe('callout(danger)[p["24 V"]]');
  });

  it('keeps the text of links whose address is unsafe or relative and not resolved', () => {
    expect(shape('[a](javascript:alert(1)) [b](<../with space.md>)')).toBe('p["a b"]');
  });

  it('asks for links and pictures with the address as written', () => {
    const asked: string[] = [];
    const options: MarkdownImportOptions = {
      resolveLink: (href) => (asked.push(href), `entry:${UUID_B}`),
      resolveImage: (src, alt) => (asked.push(`${src}|${alt}`), UUID_A),
    };
    expect(
      shape(
        '[Q\\&A](<../path with spaces/a.md>) ![the *plug*](<.gitbook/assets/Unknown image (30) (1)>)',
        options,
      ),
    ).toBe(`p["Q&A":link=entry:${UUID_B} " " image(${UUID_A},the plug)]`);
    expect(asked).toEqual(['../path with spaces/a.md', '.gitbook/assets/Unknown image (30) (1)|the plug']);
  });

  it('makes a link of a picture from outside, and leaves the description of one that is missing', () => {
    expect(shape('![](https://a.by/x/plug.png) ![scheme](missing.png)')).toBe(
      'p["plug.png":link=https://a.by/x/plug.png " scheme"]',
    );
  });
});

describe('HTML in Markdown', () => {
  it('reads details, figures, breaks and marks', () => {
    expect(shape('<details><summary>More <b>pins</b></summary>\n\n- a\n\n</details>')).toBe(
      'details[detailsSummary["More " "pins":bold] bulletList[li[p["a"]]]]',
    );
    expect(shape('a<br>b <mark style="color:red">c</mark> 10<sup>3</sup>')).toBe(
      'p["a" hardBreak "b " "c":highlight " 10" "3":superscript]',
    );
    expect(
      shape(
        '<figure><img src="a.png" alt="plug" width="300"><figcaption><p>The plug</p></figcaption></figure>',
        { resolveImage: () => UUID_A },
      ),
    ).toBe(`p[image(${UUID_A},plug,The plug,300)]`);
  });

  it('shows words in angle brackets that are no tags', () => {
    expect(toText(read('send `<x>` or **,imei:<IMEI>,109 <STARTED> now'))).toBe(
      'send <x> or **,imei:<IMEI>,109 <STARTED> now',
    );
    expect(toText(read('put a <script> here, then <template> text'))).toBe(
      'put a <script> here, then <template> text',
    );
  });

  it('gives a heading the anchor that stands before it', () => {
    expect(shape('<a id="limits"></a>\n\n## Rates')).toBe('h(limits,2)["Rates"]');
  });
});

describe('our blocks', () => {
  it('reads callouts, audiences and details, nested and with a title', () => {
    expect(shape(':::warning Take *care*\ntext\n:::')).toBe(
      'callout(warning)[p["Take ":bold "care":bold+italic] p["text"]]',
    );
    expect(shape(':::audience staff\n\n:::details Price\n\n10\n\n:::\n\n:::\n\nend')).toBe(
      'audienceBlock(STAFF)[details[detailsSummary["Price"] p["10"]]] p["end"]',
    );
  });

  it('leaves unknown blocks and stray ends as text', () => {
    expect(toText(read(':::chart x\n\n:::\n\n{% swagger src="a" %}'))).toBe(
      ':::chart x\n:::\n{% swagger src="a" %}',
    );
  });
});

describe('YFM', () => {
  it('reads notes with and without title', () => {
    expect(shape('{% note alert "Важно" %}\n\nСнимите клемму\n\n{% endnote %}')).toBe(
      'callout(danger)[p["Важно":bold] p["Снимите клемму"]]',
    );
    expect(shape('{% note tip "" %}\n- a\n{% endnote %}\nend')).toBe(
      'callout(success)[bulletList[li[p["a"]]]] p["end"]',
    );
  });

  it('reads tabs as parts to unfold, also within a list', () => {
    const tabs = '{% list tabs %}\n\n- JS\n\n  ```js\n  a()\n  ```\n\n- PHP\n\n  text\n\n{% endlist %}';
    const parts =
      'details[detailsSummary["JS"] codeBlock(js)["a()"]] details[detailsSummary["PHP"] p["text"]]';
    expect(shape(tabs)).toBe(parts);
    expect(shape(`1. step\n\n${tabs.replace(/^(?=.)/gm, '   ')}\n\n2. next`)).toBe(
      `orderedList[li[p["step"] ${parts}] li[p["next"]]]`,
    );
  });

  it('reads cuts, conditions and classes', () => {
    expect(shape('{% cut "Ещё `код`" %}\n\na {.b24-info}\n\n{% endcut %}')).toBe(
      'details[detailsSummary["Ещё " "код":code] p["a"]]',
    );
    expect(shape("{% if build == 'dev' %}\n\na\n\n{% else %}\n\nb\n\n{% endif %}")).toBe('p["a"] p["b"]');
  });

  it('reads multi-line tables with blocks, bars in code, spans and a table within', () => {
    expect(shape('#|\n|| **Имя**\n`тип` | **Описание** ||\n|| **id** | - `a|b`\n- два ||\n|#')).toBe(
      'table[tr[td[p["Имя":bold hardBreak "тип":code]] td[p["Описание":bold]]] tr[td[p["id":bold]] td[bulletList[li[p["a|b":code]] li[p["два"]]]]]]',
    );
    expect(shape('#|\n|| **A** | **B** ||\n|| x | > ||\n|| y | z ||\n|| ^ | w ||\n|#')).toBe(
      'table[tr[th[p["A"]] th[p["B"]]] tr[td(2)[p["x"]]] tr[td(2)[p["y"]] td[p["z"]]] tr[td[p["w"]]]]',
    );
    expect(shape('#|\n|| a | #|\n|| in || |# ||\n|#')).toBe(
      'table[tr[td[p["a"]] td[table[tr[td[p["in"]]]]]]]',
    );
  });

  it('leaves a table that is never closed as text', () => {
    expect(toText(read('#|\n|| a | b ||\n\nend'))).toBe('#| || a | b ||\nend');
  });

  it('reads anchors of headings', () => {
    expect(shape('## Сократить {#requests}')).toBe('h(requests,2)["Сократить"]');
  });

  it('puts included files in their place, once', () => {
    const options: MarkdownImportOptions = {
      resolveInclude: (path) =>
        path === 'a.md' ? '---\ntitle: x\n---\n# A\n\ntext {% x\n\n{% include [b](a.md) %}' : null,
    };
    expect(
      toText(read('- {% include notitle [a](a.md) %}\n\n{% include [Сноска](b.md) %}', options)),
    ).toContain('text {% x');
    expect(toText(read('{% include [Сноска](b.md) %}', options))).toBe('Сноска');
    expect(toText(read('```\n{% include [a](a.md) %}\n```', options))).toBe('{% include [a](a.md) %}');
  });

  it('fills in the titles of pages', () => {
    expect(shape('[{#T}](../api/scopes.md)', { titleOf: () => 'Права', resolveLink: () => '/e/7' })).toBe(
      'p["Права":link=/e/7]',
    );
    expect(shape('[{#T}](../api/scopes.md#x)')).toBe('p["scopes"]');
  });
});

describe('GitBook', () => {
  it('reads hints, tabs, columns and files', () => {
    expect(shape('{% hint style="danger" %}\na\n{% endhint %}')).toBe('callout(danger)[p["a"]]');
    expect(
      shape(
        '{% tabs %}\n{% tab title="iOS" %}\na\n{% endtab %}\n\n{% tab title="Android" %}\nb\n{% endtab %}\n{% endtabs %}',
      ),
    ).toBe('details[detailsSummary["iOS"] p["a"]] details[detailsSummary["Android"] p["b"]]');
    expect(
      shape(
        '{% columns %}\n{% column width="50%" %}\na\n{% endcolumn %}\n{% column %}\nb\n{% endcolumn %}\n{% endcolumns %}',
      ),
    ).toBe('p["a"] p["b"]');
    expect(shape('{% embed url="https://a.by/v" caption="Video" %}')).toBe('p["Video":link=https://a.by/v]');
  });

  it('reads steps as a numbered list with their titles', () => {
    expect(
      shape(
        '{% stepper %}\n{% step %}\n## Connect\n\npower\n{% endstep %}\n\n{% step %}\n## Check\n{% endstep %}\n{% endstepper %}',
      ),
    ).toBe('orderedList[li[p["Connect":bold] p["power"]] li[p["Check":bold]]]');
  });

  it('closes what the author forgot to close', () => {
    expect(shape('{% hint style="info" %}\na\n\n## b')).toBe('callout(info)[p["a"] h(2)["b"]]');
    expect(shape('a\n\n{% endhint %}\n\nb')).toBe('p["a"] p["b"]');
  });
});
