import { useAdvantage } from '@fieldlore/search';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { noVotes } from '../votes/vote-counts.ts';
import { lean, type Service, usefulness, votesWorth } from './usefulness.ts';

const nothing: Service = { solved: 0, partly: 0, wrong: 0, ...noVotes };
const count = fc.nat(10_000);
const service = fc.record<Service>({
  solved: count,
  partly: count,
  wrong: count,
  helpful: count,
  unhelpful: count,
  earlierHelpful: count,
  earlierUnhelpful: count,
});

test.each([
  [{}, 0],
  [{ solved: 3 }, 3],
  [{ solved: 3, partly: 2, wrong: 1 }, 3],
  [{ solved: 1, wrong: 5 }, 0],
  [{ helpful: 1 }, 0],
  [{ helpful: 3 }, 0],
  [{ unhelpful: 100 }, 0],
  [{ solved: 2, helpful: 2, unhelpful: 1 }, 2],
])('%o is worth %d', (some, worth) => {
  expect(usefulness({ ...nothing, ...some })).toBe(worth);
});

test.each([
  [4, 0, 0.02],
  [12, 2, 0.2],
  [50, 0, 0.86],
  [2, 12, -0.2],
])('%d for and %d against lean by %d', (yes, no, expected) => {
  expect(lean(yes, no)).toBeCloseTo(expected, 2);
});

describe('however many have voted and worked with an entry', () => {
  const less = 1e-12;

  test('votes are worth three solved requests at the most, for or against', () => {
    fc.assert(
      fc.property(service, (served) => {
        expect(Math.abs(votesWorth(served))).toBeLessThanOrEqual(3);
        expect(useAdvantage(usefulness({ ...served, solved: 0, partly: 0, wrong: 0 }))).toBeLessThanOrEqual(
          0.06 + less,
        );
      }),
    );
  });

  test('the whole advantage stays between nothing and 15 %', () => {
    fc.assert(
      fc.property(service, (served) => {
        const advantage = useAdvantage(usefulness(served));
        expect(advantage).toBeGreaterThanOrEqual(0);
        expect(advantage).toBeLessThanOrEqual(0.15);
      }),
    );
  });

  test.each(['solved', 'partly', 'helpful', 'earlierHelpful'] as const)(
    'one more %s never lowers it',
    (name) => {
      fc.assert(
        fc.property(service, (served) => {
          const more = { ...served, [name]: served[name] + 1 };
          expect(usefulness(more)).toBeGreaterThanOrEqual(usefulness(served) - less);
        }),
      );
    },
  );

  test.each(['wrong', 'unhelpful', 'earlierUnhelpful'] as const)('one more %s never raises it', (name) => {
    fc.assert(
      fc.property(service, (served) => {
        const more = { ...served, [name]: served[name] + 1 };
        expect(usefulness(more)).toBeLessThanOrEqual(usefulness(served) + less);
      }),
    );
  });

  test('fewer than four voters move nothing', () => {
    fc.assert(
      fc.property(fc.nat(3), fc.nat(3), (helpful, unhelpful) => {
        fc.pre(helpful + unhelpful <= 3);
        expect(votesWorth({ ...noVotes, helpful, unhelpful })).toBe(0);
      }),
    );
  });

  test('for and against are the same by the same rule', () => {
    fc.assert(
      fc.property(count, count, (yes, no) => {
        expect(lean(yes, no)).toBeCloseTo(-lean(no, yes), 12);
      }),
    );
  });

  test('what was said of an earlier text leans less than the same said of this one', () => {
    fc.assert(
      fc.property(count, count, (yes, no) => {
        const earlier = votesWorth({ ...noVotes, earlierHelpful: yes, earlierUnhelpful: no });
        expect(Math.abs(earlier)).toBeLessThanOrEqual(
          Math.abs(votesWorth({ ...noVotes, helpful: yes, unhelpful: no })) + less,
        );
      }),
    );
  });
});
