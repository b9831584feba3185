import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UUID_A } from '../../test/documents.ts';
import { linkTarget, safeHref } from './links.ts';

describe('link targets', () => {
  it.each([
    [`entry:${UUID_A}`, { kind: 'entry', id: UUID_A, anchor: null }],
    [`ENTRY:${UUID_A.toUpperCase()}#pinout`, { kind: 'entry', id: UUID_A, anchor: 'pinout' }],
    ['/e/4821', { kind: 'number', number: 4821, anchor: null }],
    ['/e/4821#pins', { kind: 'number', number: 4821, anchor: 'pins' }],
    [`file:${UUID_A}`, { kind: 'file', id: UUID_A }],
    ['#pitanie', { kind: 'anchor', anchor: 'pitanie' }],
    ['/help/ru', { kind: 'path', path: '/help/ru' }],
    ['https://example.by/схема', { kind: 'external', url: 'https://example.by/схема' }],
    ['tel:+375291234567', { kind: 'external', url: 'tel:+375291234567' }],
    ['www.example.by', { kind: 'external', url: 'https://www.example.by' }],
  ])('%s is understood', (href, target) => expect(linkTarget(href)).toEqual(target));

  it.each([
    'javascript:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    'JaVaScRiPt\t:alert(1)',
    'data:text/html,<script>1</script>',
    'vbscript:x',
    'file:///etc/passwd',
    '//evil.example',
    '/\\evil.example',
    'entry:not-a-uuid',
    'relative.md',
    '',
    '#',
    null,
    { href: 'x' },
  ])('%j is refused', (href) => expect(linkTarget(href)).toBeNull());

  it('gives one spelling that means the same', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl()), (href) => {
        const safe = safeHref(href);
        if (safe !== null) expect(linkTarget(safe)).toEqual(linkTarget(href));
      }),
    );
  });
});
