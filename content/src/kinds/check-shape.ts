import { z } from 'zod';
import type { Locale } from '../document/problem-text.ts';
import { russianIssue } from './russian-issue.ts';

export interface ShapeProblem {
  path: readonly (string | number)[];
  message: Record<Locale, string>;
}

/**
 * A value as its schema reads it, or everything that is wrong with it, in both languages. What a schema of ours says itself
 * is no message of zod's: it brings its Russian along as `params.ru`.
 */
export function checkShape<T>(
  schema: z.ZodType<T>,
  value: unknown,
): { data: T; problems: null } | { data: null; problems: ShapeProblem[] } {
  const { locales } = z;
  const inEnglish = schema.safeParse(value, { error: locales.en().localeError });
  if (inEnglish.success) return { data: inEnglish.data, problems: null };
  const { localeError } = locales.ru();
  const inRussian = schema.safeParse(value, { error: (issue) => russianIssue(issue) ?? localeError(issue) });
  const problems = inEnglish.error.issues.map((issue, at) => {
    const own = issue.code === 'custom' ? (issue.params?.['ru'] as string | undefined) : undefined;
    return {
      path: issue.path as (string | number)[],
      message: { ru: own ?? inRussian.error?.issues[at]?.message ?? issue.message, en: issue.message },
    };
  });
  return { data: null, problems };
}
