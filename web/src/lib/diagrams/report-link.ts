/** Where staff tell that the vehicle has something otherwise than the diagram. */
export interface ReportLink {
  href: string;
  label: string;
  /** Number of the revision that is on the page. */
  revision: number;
}

export const reportHref = ({ href }: ReportLink, place: string): string =>
  `${href}?place=${encodeURIComponent(place)}`;
