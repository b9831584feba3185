/** Stands for `$app/env/private` in tests: nothing answers there, so a test that would use HTTP fails. */
export const API_URL = 'http://127.0.0.1:9';
