/** One page of each sort in the demo company, by who comes to it; `nobody` is not signed in. */
export const MAIN_PAGES: Record<string, readonly string[]> = {
  nobody: [
    '/sign-in',
    '/help/ru',
    '/help/ru?q=трекер не в сети',
    '/help/ru/net-svyazi-s-trekerom-chto-proverit-samomu',
    '/help/en',
  ],
  engineer: [
    '/',
    '/search?q=зажигание FMB920',
    '/vehicles',
    '/vehicles?make=kamaz',
    '/vehicles/kamaz/5490',
    '/equipment',
    '/equipment/teltonika-fmb125-treker-s-rs-485-i-rs-232',
    '/diagrams',
    '/diagrams/fmb125-dva-datchika-topliva-po-rs-485-dva-baka',
    '/tickets',
    '/tickets/kamera-sedaet-paket-interneta-za-tri-dnya',
    '/wiki',
    '/wiki/oboznacheniya-tsvetov-provodov',
    '/account',
  ],
  agent: ['/answers', '/answers/zayavka-prinyata'],
  admin: ['/admin', '/admin/people', '/admin/people/new', '/admin/sections', '/admin/imports'],
};
