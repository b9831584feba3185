import Cable from '@lucide/svelte/icons/cable';
import Car from '@lucide/svelte/icons/car';
import ClipboardCheck from '@lucide/svelte/icons/clipboard-check';
import LifeBuoy from '@lucide/svelte/icons/life-buoy';
import MessageSquareText from '@lucide/svelte/icons/message-square-text';
import BookOpen from '@lucide/svelte/icons/book-open';
import PencilLine from '@lucide/svelte/icons/pencil-line';
import Router from '@lucide/svelte/icons/router';
import Search from '@lucide/svelte/icons/search';
import Settings from '@lucide/svelte/icons/settings';
import Ticket from '@lucide/svelte/icons/ticket-check';
import * as m from '#lib/paraglide/messages.js';

export interface NavItem {
  href: string;
  label: () => string;
  icon: typeof Search;
}

const SEARCH: NavItem = { href: '/search', label: m.nav_search, icon: Search };
const WIKI: NavItem = { href: '/wiki', label: m.nav_wiki, icon: BookOpen };
const HELP: NavItem = { href: '/help', label: m.nav_help, icon: LifeBuoy };

/** The first four fit under the thumb on a phone; the others are behind “More” there. */
const STAFF_ROOMS: NavItem[] = [
  SEARCH,
  { href: '/vehicles', label: m.nav_vehicles, icon: Car },
  { href: '/diagrams', label: m.nav_diagrams, icon: Cable },
  { href: '/answers', label: m.nav_answers, icon: MessageSquareText },
  { href: '/equipment', label: m.nav_equipment, icon: Router },
  { href: '/tickets', label: m.nav_tickets, icon: Ticket },
  WIKI,
];
const OPEN_ROOMS: NavItem[] = [SEARCH, WIKI, HELP];

const WRITE: NavItem = { href: '/edit/new', label: m.nav_write, icon: PencilLine };
const REVIEW: NavItem = { href: '/review', label: m.nav_review, icon: ClipboardCheck };
const ADMIN: NavItem = { href: '/admin', label: m.nav_admin, icon: Settings };

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
  ...(isStaff ? [HELP] : []),
];
