import { DiagramData } from '@fieldlore/content';
import { describe, expect, it } from 'vitest';
import type { FoundDiagram } from './find.ts';
import { diagramAddress, nodeFor } from './live-diagrams.ts';

const origin = 'https://wiki.example';
const entry = '0190a0a0-1111-4222-8333-444455556666';
const data = DiagramData.parse({
  connectors: [{ id: 'X1', pins: [{ label: '87a' }, { label: 'вход 5' }, {}] }],
});
const found: FoundDiagram = {
  id: entry,
  number: 4821,
  title: 'Питание',
  locale: 'ru',
  url: '/diagrams/a',
  revision: 1,
  data,
};

describe('diagramAddress', () => {
  it('reads addresses of diagrams on this site, whole or from the root', () => {
    expect(diagramAddress(`${origin}/diagrams/pitanie?wired=1#X1-87a`, origin)).toEqual({
      address: { slug: 'pitanie' },
      anchor: 'X1-87a',
    });
    expect(diagramAddress('/e/4821', origin)).toEqual({ address: { number: 4821 }, anchor: '' });
  });

  it.each([
    'https://other.example/diagrams/a',
    '/wiki/a',
    'diagrams/a',
    '/diagrams/a и слова',
    'javascript:/e/1',
    '//other.example/e/1',
  ])('leaves %s alone', (text) => expect(diagramAddress(text, origin)).toBeNull());
});

describe('nodeFor', () => {
  it.each([
    ['', { type: 'diagram', attrs: { entry, connector: null } }],
    ['X1', { type: 'diagram', attrs: { entry, connector: 'X1' } }],
    ['X1-87a', { type: 'pin', attrs: { entry, connector: 'X1', pin: '87a' } }],
    ['X1-вход 5', { type: 'pin', attrs: { entry, connector: 'X1', pin: 'вход 5' } }],
    ['pictures', { type: 'diagram', attrs: { entry, connector: null } }],
  ])('makes of “%s” what it names', (anchor, node) => expect(nodeFor(found, anchor)).toEqual(node));
});
