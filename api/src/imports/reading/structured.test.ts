import { describe, expect, it } from 'vitest';
import { file } from '../fixtures/sources.ts';
import type { UnreadableSource } from '../report.ts';
import { readJson, readYaml } from './structured.ts';

const only = (name: string, text: string) => file(name, text).files[0]!;

async function refusal(work: Promise<unknown>): Promise<UnreadableSource> {
  return (await work.catch((error: unknown) => error)) as UnreadableSource;
}

describe('readYaml', () => {
  it('merges several templates into one mapping, and leaves NO a word', async () => {
    const yaml = await readYaml(
      only('a.yml', 't:\n  - &a {type: x}\n  - &b {pins: [1]}\nX:\n  <<: *a\n  <<: *b\n  pin: NO\n'),
    );
    expect((yaml.value as { X: unknown }).X).toEqual({ type: 'x', pins: [1], pin: 'NO' });
    expect(yaml.lineOf(['X', 'pin'])).toBe(7);
  });

  it('names the line and the sign of a mistake', async () => {
    const { row } = await refusal(readYaml(only('a.yml', 'a: 1\nb: [1,\nc: }\n')));
    expect([row.file, row.line]).toEqual(['a.yml', 3]);
    expect(row.message!.ru).toMatch(/\(знак 1\)$/);
  });

  it('names the line of an alias of nothing and of a merge without fields', async () => {
    const loose = await refusal(readYaml(only('a.yml', 'a: 1\nb: {c: *plug}\n')));
    expect([loose.row.line, loose.row.message!.ru]).toEqual([2, expect.stringContaining('якоря «&plug»')]);
    const words = await refusal(readYaml(only('a.yml', 'a:\n  <<: plug\n')));
    expect([words.row.line, words.row.message!.ru]).toEqual([
      2,
      expect.stringContaining('«<<» вставляет поля'),
    ]);
  });

  it('merges a list that has a name, and takes « "<<" » in quotes for a name', async () => {
    const text = 'all: &all\n  - {type: x}\n  - {pins: [1]}\nX:\n  <<: *all\n  pin: NO\nY:\n  "<<": word\n';
    const { value } = await readYaml(only('a.yml', text));
    expect(value).toMatchObject({ X: { type: 'x', pins: [1], pin: 'NO' }, Y: { '<<': 'word' } });
  });

  it('does not unfold a file that grows without end', async () => {
    const bomb =
      'a: &a [x,x,x,x,x,x,x,x,x,x]\n' +
      'bcdefg'
        .split('')
        .map((key, i) => `${key}: &${key} [${Array(10).fill(`*${'abcdef'[i]}`).join(',')}]\n`)
        .join('');
    const { row } = await refusal(readYaml(only('a.yml', bomb)));
    expect(row.outcome).toBe('REFUSED');
    const long = `a: &a [${'x,'.repeat(1000)}]\nb: [${'*a,'.repeat(1000)}]\n`;
    expect((await refusal(readYaml(only('a.yml', long)))).row.message!.ru).toMatch(/слишком много/);
  });
});

describe('readJson', () => {
  it('names the line and the sign of a mistake', async () => {
    const { row } = await refusal(readJson(only('a.json', '{\n "a": 1,\n "b": oops\n}')));
    expect([row.line, row.remedy!.en]).toEqual([3, 'Mend line 3 and repeat.']);
    expect(row.message!.ru).toMatch(/\(знак 7\)$/);
  });
});
