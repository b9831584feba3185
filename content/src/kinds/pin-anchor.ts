/** The anchor of a pin on the page of its diagram, or of a connector; search results and other pages link to it. */
export const pinAnchor = (connector: string, label?: string | null): string =>
  label ? `${connector}-${label}` : connector;
