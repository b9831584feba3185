/** An answer as text in which digits that must not be told can be looked for: a random id may hold them by chance. */
export function textWithoutIds(answer: unknown): string {
  return JSON.stringify(answer).replaceAll(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g, '');
}
