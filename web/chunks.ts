/** Which modules travel in one file. What is not named here is split by the pages that use it. */

/** Modules by parts of their paths, each a regular expression. */
const modules = (...parts: string[]): RegExp =>
  new RegExp(parts.join('|').replaceAll('/', String.raw`[/\\]`));

/** Messages by the beginnings of their keys. */
const messages = (...keys: string[]): string => `/paraglide/messages/(?:${keys.join('|')})`;

/**
 * What nearly every page of the application needs. Fifty small files would compress badly and queue up, and each has
 * its name in the list of what every page may load next.
 */
const shared = modules(
  String.raw`/(?:svelte/src/internal|devalue|clsx|esm-env)/`,
  '/@sveltejs/kit/src/(?!runtime/client/(?:bundle|client-entry|entry|payload)|runtime/app/forms)',
  String.raw`/src/lib/(?:[A-Z]\w+\.svelte|nav|query|theme|i18n/|paraglide/registry)`,
  '/src/lib/ui/(?:Badge|Button|CopyButton|DataTable|EmptyState|Icon|Notice|PageHead|Time|clipboard|icons)',
  '/src/lib/entries/(?:EntryLinks|words)',
  String.raw`/routes/\(app\)/(?:AppHeader|BottomBar|FoundDirectly|NavLink|SideNav)\.`,
  messages(
    'account_(?:menu|sign|title)',
    'action_',
    'audience_',
    'confidence_',
    'found_',
    'kind_',
    'list_more',
  ),
  messages('nav_', 'outcome_', 'preference_', 'state_cop', 'status_', 'theme_', 'years_'),
  messages(String.raw`search_(?:help\.|label|placeholder|submit)`, 'entry_(?:breadcrumbs|edit|print|tags)'),
);

/** What stands around an entry of any kind. */
const entries = modules(
  '/src/lib/entries/(?:Breadcrumbs|Entry(?:Body|Facts|Frame|Related)|Outline|rooms|send-apart|StaffVote|UseForm|VoteForm)',
  messages('entry_', 'use_', 'vote_'),
);

/** Tables of pins, their wires and colours: on the pages of diagrams and of equipment. */
const diagrams = modules(
  '/src/lib/diagrams/(?:ConnectorTable|NotationSwitch|Wire|notation|words)',
  '/content/src/kinds/(?:wire-colour-(?:notation|words)|pin-anchor)',
  messages(
    'active_',
    'cable_',
    'connector_',
    'diagram_',
    'direction_',
    'gender_',
    'notation_',
    'pin_',
    'unit_',
  ),
);

/** Single words that tables of fitments and of devices share: a file for each would be larger than its word. */
const fitments = modules(
  messages(
    String.raw`(?:fitment_(?:edit|firmware|state)|grid_edit|kit_(?:needs_photo|programme)|vehicle_years)\.`,
  ),
);

/** The way of a wire: for the tables of a diagram, and for its drawing as soon as that can be touched. */
const ways = modules('/src/lib/diagrams/trace', '/content/src/kinds/passage');

/** What sends a form without loading the page anew: by itself, else whoever shares a line with it drags it along. */
const forms = modules('/@sveltejs/kit/src/runtime/app/forms', '/src/lib/form');

/** Words that several pages of writers and administrators say. */
const writing = modules(messages('admin_', 'edit_'));

export const chunks = {
  groups: [
    { name: 'shared', test: shared, priority: 4 },
    { name: 'forms', test: forms, priority: 4 },
    { name: 'entries', test: entries, priority: 3, minShareCount: 2 },
    { name: 'diagrams', test: diagrams, priority: 2, minShareCount: 2 },
    { name: 'ways', test: ways, priority: 2, minShareCount: 2 },
    { name: 'fitments', test: fitments, priority: 2, minShareCount: 2 },
    { name: 'writing', test: writing, priority: 1, minShareCount: 2 },
  ],
};
