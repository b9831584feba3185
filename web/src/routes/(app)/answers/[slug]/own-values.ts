const KEY = 'own-values';
/** Blanks that are the same in every answer of one agent. */
const OWN = /^(agent|company)\./;

/** What this agent typed into their own blanks before, on this device; never anything about a client. */
export function ownValues(): Record<string, string> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    if (typeof kept !== 'object' || kept === null) return {};
    return Object.fromEntries(
      Object.entries(kept).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
    );
  } catch {
    return {};
  }
}

export function rememberOwnValue(name: string, value: string): void {
  if (!OWN.test(name)) return;
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...ownValues(), [name]: value }));
  } catch {
    // Private windows and full storage: the agent types it again.
  }
}
