import {
  bookOpen,
  cable,
  car,
  clipboardCheck,
  lifeBuoy,
  messageSquareText,
  pencilLine,
  router,
  search,
  settings,
  ticketCheck,
  wifiOff,
  wrench,
} from '#lib/ui/icons.ts';
import * as m from '#lib/paraglide/messages.js';

export interface NavItem {
  href: string;
  label: () => string;
  /** A name out of `ui/icons.ts`. */
  icon: string;
}

const SEARCH: NavItem = { href: '/search', label: m.nav_search, icon: search };
const WIKI: NavItem = { href: '/wiki', label: m.nav_wiki, icon: bookOpen };
const HELP: NavItem = { href: '/help', label: m.nav_help, icon: lifeBuoy };

/** The first four fit under the thumb on a phone; the others are behind “More” there. */
const STAFF_ROOMS: NavItem[] = [
  SEARCH,
  { href: '/vehicles', label: m.nav_vehicles, icon: car },
  { href: '/diagrams', label: m.nav_diagrams, icon: cable },
  { href: '/answers', label: m.nav_answers, icon: messageSquareText },
  { href: '/visits', label: m.nav_visits, icon: wrench },
  { href: '/equipment', label: m.nav_equipment, icon: router },
  { href: '/tickets', label: m.nav_tickets, icon: ticketCheck },
  WIKI,
];
const OPEN_ROOMS: NavItem[] = [SEARCH, WIKI, HELP];

const WRITE: NavItem = { href: '/edit/new', label: m.nav_write, icon: pencilLine };
const REVIEW: NavItem = { href: '/review', label: m.nav_review, icon: clipboardCheck };
const OFFLINE: NavItem = { href: '/offline', label: m.nav_offline, icon: wifiOff };
const ADMIN: NavItem = { href: '/admin', label: m.nav_admin, icon: settings };

export interface NavViewer {
  isStaff: boolean;
  canWrite: boolean;
  isAdmin: boolean;
}

/** Where knowledge is read; a room that would be empty for this viewer is not shown. */
export const rooms = ({ isStaff }: NavViewer): NavItem[] => (isStaff ? STAFF_ROOMS : OPEN_ROOMS);

/** What else this viewer can open. */
export const otherRooms = ({ isStaff, canWrite, isAdmin }: NavViewer): NavItem[] => [
  ...(canWrite ? [WRITE, REVIEW] : []),
  ...(isAdmin ? [ADMIN] : []),
  ...(isStaff ? [OFFLINE, HELP] : []),
];
