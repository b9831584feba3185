import fc from 'fast-check';
import { expect, test } from 'vitest';
import { renderFilter, viewerFilter } from './filter.ts';

test('values inside a field are alternatives, fields are all required', () => {
  expect(
    renderFilter(viewerFilter(['public', 'section:7'], { make: ['МТЗ', 'КАМАЗ'], kind: ['VEHICLE'] })),
  ).toBe('(acl IN ["public", "section:7"]) AND (make IN ["МТЗ", "КАМАЗ"]) AND (kind IN ["VEHICLE"])');
});

test('a viewer without any audience gets a filter that matches nothing, not no filter', () => {
  expect(renderFilter(viewerFilter([], {}))).toBe('(acl IN [])');
  expect(renderFilter(viewerFilter(['public'], {}, ['a', 'b']))).toBe(
    '(acl IN ["public"]) AND (NOT (id IN ["a", "b"]))',
  );
});

test('alternatives and negation keep their brackets', () => {
  const one = { field: 'tag', in: ['a'] };
  expect(renderFilter({ any: [one, { not: { all: [one, one] } }] })).toBe(
    '(tag IN ["a"]) OR (NOT ((tag IN ["a"]) AND (tag IN ["a"])))',
  );
});

test('no value can end its own quotes', () => {
  const value = fc.string({ unit: fc.constantFrom('"', '\\', "'", 'a', ']', ' OR acl = staff') });
  fc.assert(
    fc.property(value, (hostile) => {
      const [, inside = ''] =
        /^tag IN \["(.*)"\]$/s.exec(renderFilter({ field: 'tag', in: [hostile] })) ?? [];
      // Read back as the server does: a backslash makes the next sign literal, a bare quote would end the value.
      expect(inside.replace(/\\(["\\])/g, '')).not.toContain('"');
      expect(inside.replace(/\\(["\\])/g, '$1')).toBe(hostile);
    }),
  );
});
