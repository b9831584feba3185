import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { buildZip as zip } from '../../../test/zip-factory.ts';
import { UnreadableSource } from '../report.ts';
import { readZip } from './zip.ts';

function refusal(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof UnreadableSource) return error.row.message!.en;
    throw error;
  }
  return 'not refused';
}

describe('readZip', () => {
  it('reads files with their paths, and leaves folders and the litter of macOS out', () => {
    const entries = readZip(
      zip([
        { name: 'wiki/', content: '' },
        { name: 'wiki/Page one.md', content: '# One' },
        { name: '__MACOSX/wiki/._Page one.md', content: 'x' },
        { name: 'wiki/.DS_Store', content: 'x' },
      ]),
      'wiki.zip',
    );
    expect(entries.map(({ path, size }) => [path, size])).toEqual([['wiki/Page one.md', 5]]);
    expect(entries[0]!.bytes().toString()).toBe('# One');
  });

  it('reads names that a Russian Windows wrote', () => {
    const [entry] = readZip(
      zip([{ name: iconv.encode('Схемы/Гранта.yaml', 'cp866'), content: 'a: 1' }]),
      null,
    );
    expect(entry!.path).toBe('Схемы/Гранта.yaml');
  });

  it.each(['../evil.md', '/etc/passwd', 'C:\\evil.md', 'a/../../evil.md'])('refuses the path %s', (name) => {
    expect(refusal(() => readZip(zip([{ name, content: 'x' }]), null))).toContain('leads out');
  });

  it('stops a bomb at the size that its directory declares', () => {
    const [bomb] = readZip(zip([{ name: 'a.md', content: 'x'.repeat(1_000_000), size: 10 }]), null);
    expect(refusal(() => bomb!.bytes())).toContain('damaged');
  });

  it('refuses more than it may hold before unpacking anything', () => {
    expect(
      refusal(() => readZip(zip([{ name: 'a.md', content: 'x', size: 3_000_000_000 }]), null)),
    ).toContain('too large');
  });

  it('refuses what is cut off or no archive', () => {
    const whole = zip([{ name: 'a.md', content: 'some words' }]);
    expect(refusal(() => readZip(whole.subarray(0, whole.length - 30), null))).toContain('damaged');
    expect(refusal(() => readZip(Buffer.from('not an archive'), null))).toContain('damaged');
    const [spoilt] = readZip(Buffer.from(whole).fill(0, 40, 44), null);
    expect(refusal(() => spoilt!.bytes())).toContain('damaged');
  });
});
