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

/** The first four fit under the thumb on a phone; the others are behind “More” there. */
export const ROOMS: NavItem[] = [
  { href: '/search', label: m.nav_search, icon: Search },
  { href: '/vehicles', label: m.nav_vehicles, icon: Car },
  { href: '/diagrams', label: m.nav_diagrams, icon: Cable },
  { href: '/answers', label: m.nav_answers, icon: MessageSquareText },
  { href: '/equipment', label: m.nav_equipment, icon: Router },
  { href: '/tickets', label: m.nav_tickets, icon: Ticket },
  { href: '/wiki', label: m.nav_wiki, icon: BookOpen },
];

const HELP: NavItem = { href: '/help', label: m.nav_help, icon: LifeBuoy };
const WRITE: NavItem = { href: '/edit/new', label: m.nav_write, icon: PencilLine };
const REVIEW: NavItem = { href: '/review', label: m.nav_review, icon: ClipboardCheck };
const ADMIN: NavItem = { href: '/admin', label: m.nav_admin, icon: Settings };

/** What else this viewer can open. */
export function otherRooms(viewer: { canWrite: boolean; isAdmin: boolean }): NavItem[] {
  return [...(viewer.canWrite ? [WRITE, REVIEW] : []), ...(viewer.isAdmin ? [ADMIN] : []), HELP];
}
