const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for HTML, both between tags and inside a quoted attribute. */
export function escapeHtml(text: string): string {
  // Most pieces of text have nothing to escape: the test is several times cheaper than a replace.
  return /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (sign) => ENTITIES[sign]!) : text;
}
