import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitFrontMatter } from './front-matter.ts';

describe('splitFrontMatter', () => {
  it('reads folded text after a byte order mark, with Windows line ends', () => {
    const { data, body, bodyLine, problems } = splitFrontMatter(
      '\ufeff---\r\ndescription: >-\r\n  Copy\r\n  tables\r\ntags: [a, б]\r\n---\r\n# Title\r\n',
    );
    expect({ data, body, bodyLine, problems }).toEqual({
      data: { description: 'Copy tables', tags: ['a', 'б'] },
      body: '# Title\r\n',
      bodyLine: 7,
      problems: [],
    });
  });

  it('leaves text without front matter alone', () => {
    expect(splitFrontMatter('# a\n---\nb')).toEqual({
      data: {},
      body: '# a\n---\nb',
      bodyLine: 1,
      problems: [],
    });
  });

  it('names the line of a mistake and keeps the text', () => {
    const { body, problems } = splitFrontMatter('---\ntitle: x\nbad: [1\n---\ntext');
    expect(body).toBe('text');
    expect(problems[0]!.line).toBe(3);
    expect(problems[0]!.message).toMatch(/flow|sequence|\]/i);
  });

  it('takes what is no mapping for empty', () => {
    expect(splitFrontMatter('---\n- a\n---\n').data).toEqual({});
    expect(splitFrontMatter('---\n---\nx')).toMatchObject({ data: {}, body: 'x', bodyLine: 3 });
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (yaml, body) => {
        expect(splitFrontMatter(`---\n${yaml}\n---\n${body}`).problems).toBeInstanceOf(Array);
      }),
    );
  });
});
