import type { SubmitFunction } from '$app/forms';

/** For `use:enhance`: what was typed stays in the form, whatever the answer; by itself a form is emptied. */
export const keepTyped: SubmitFunction =
  () =>
  ({ update }) =>
    update({ reset: false });

/** What the API says of one field, by its path in the input. */
export function problemAt(
  form: { fields?: readonly { path: string; message: string }[] } | null | undefined,
  path: string,
): string | undefined {
  return form?.fields?.find((field) => field.path === path)?.message;
}
