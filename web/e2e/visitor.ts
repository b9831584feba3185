import axe from 'axe-core';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, BrowserContextOptions, Cookie, Page, Request } from 'playwright-core';

/** A phone at the vehicle and a desk. */
export const SIZES = { phone: { width: 360, height: 740 }, desk: { width: 1280, height: 900 } } as const;

export type Size = keyof typeof SIZES;

/** The demo company gives everyone the same password (demo/README.md). */
const PASSWORD = 'mayak-demo';

/** How long anything on a page may take before a person would give up, ms; a busy machine included. */
const PATIENCE = 30_000;

/** A page that has asked for nothing this long, ms, has what it needs. */
const QUIET = 60;

/** Cookies of those who signed in, by who and where. */
const sessions = new Map<string, Cookie[]>();

/** Somebody with a browser of their own who looks out for what is broken on every page they come to. */
export class Visitor {
  readonly page: Page;
  readonly size: Size;
  /** What the browser's console complained of, each with the page it was on. */
  readonly complaints: string[] = [];
  private readonly baseURL: string;
  private readonly isScripted: boolean;
  private readonly underWay = new Set<Request>();

  private constructor(page: Page, size: Size, baseURL: string, isScripted: boolean) {
    this.page = page;
    this.size = size;
    this.baseURL = baseURL;
    this.isScripted = isScripted;
    page.on('request', (request) => this.underWay.add(request));
    page.on('requestfinished', (request) => this.underWay.delete(request));
    page.on('requestfailed', (request) => this.underWay.delete(request));
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(`${page.url()}: ${message.text()}`);
    });
    page.on('pageerror', (error) => this.complaints.push(`${page.url()}: ${error.stack ?? error.message}`));
  }

  static async arrive(
    browser: Browser,
    baseURL: string,
    size: Size,
    options: BrowserContextOptions = {},
  ): Promise<Visitor> {
    const context = await browser.newContext({
      baseURL,
      viewport: SIZES[size],
      locale: 'ru-RU',
      timezoneId: 'Europe/Minsk',
      permissions: ['clipboard-read', 'clipboard-write'],
      // Requests that it answers can't be held up or counted by a test; journeys without network let it in.
      serviceWorkers: 'block',
      ...options,
    });
    context.setDefaultTimeout(PATIENCE);
    return new Visitor(await context.newPage(), size, baseURL, options.javaScriptEnabled ?? true);
  }

  /** Another window of the same browser, with the same session and the same device under it. */
  async openWindow(): Promise<Visitor> {
    return new Visitor(await this.page.context().newPage(), this.size, this.baseURL, this.isScripted);
  }

  /** Opens an address and looks at what is there. */
  async goto(path: string): Promise<void> {
    await this.page.goto(path);
    await this.look();
  }

  /** Waits until the address is the expected one, after a click or a key, and looks at what is there. */
  async comesTo(address: RegExp): Promise<void> {
    await this.page.waitForURL(address);
    await this.look();
  }

  /**
   * As one who signed in earlier and comes back; the first time by the form. Who signs out takes {@link signInAnew}: the
   * session is that of other journeys too.
   * @param name the part of a demo address before the @: `engineer`, `client`
   */
  async signIn(name: string, company = 'mayak'): Promise<void> {
    const who = `${name}@${company} ${this.baseURL}`;
    const session = sessions.get(who);
    if (session) {
      await this.page.context().addCookies(session);
      await this.goto('/');
    } else {
      await this.signInAnew(name, company);
      sessions.set(who, await this.page.context().cookies());
    }
  }

  async signInAnew(name: string, company = 'mayak'): Promise<void> {
    await this.goto('/sign-in');
    await this.page.getByLabel('Электронная почта').fill(`${name}@${company}.example`);
    await this.page.getByLabel('Пароль').fill(PASSWORD);
    await this.page.getByRole('main').getByRole('button', { name: 'Войти' }).click();
    await this.comesTo(/\/$/);
  }

  /** @throws Error when the page, once loaded, can be scrolled sideways */
  async look(): Promise<void> {
    await this.settle();
    const [content, window] = await this.page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return [scrollWidth, clientWidth] as const;
    });
    if (content > window)
      throw new Error(`${this.page.url()} is ${content} px wide in a window of ${window} px.`);
  }

  /**
   * Waits until the page has loaded, asks for nothing more and has nothing left to do, so that it answers to clicks.
   * Playwright's `networkidle` waits half a second each time: half the time of all journeys.
   */
  private async settle(): Promise<void> {
    await this.page.waitForLoadState('load');
    const until = performance.now() + PATIENCE;
    for (let isQuiet = false; !isQuiet;) {
      if (performance.now() > until)
        throw new Error(
          `${this.page.url()} still waits for ${[...this.underWay].map((one) => one.url()).join(', ')}`,
        );
      await sleep(QUIET);
      if (this.underWay.size > 0) continue;
      if (this.isScripted)
        await this.page.evaluate(
          // A page that is never quite idle, such as one with something that turns, answers as well.
          () => new Promise<void>((done) => requestIdleCallback(() => done(), { timeout: 500 })),
        );
      isQuiet = this.underWay.size === 0;
    }
  }

  /**
   * What axe-core finds serious or critical, one line a rule, with the elements it is about.
   * @param rules all where none are named
   */
  async barriers(rules?: string[]): Promise<string[]> {
    await this.page.evaluate(axe.source);
    const options: axe.RunOptions = {
      resultTypes: ['violations'],
      ...(rules && { runOnly: { type: 'rule', values: rules } }),
    };
    const { violations } = await this.page.evaluate(
      (asked) => (globalThis as unknown as { axe: typeof axe }).axe.run(document, asked),
      options,
    );
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
  }

  /** Strikes off a complaint that belongs to the journey. @throws Error when there was none */
  expectComplaint(about: RegExp): void {
    const place = this.complaints.findIndex((complaint) => about.test(complaint));
    if (place < 0) throw new Error(`The console did not complain about ${about}.`);
    this.complaints.splice(place, 1);
  }

  readClipboard(): Promise<string> {
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  async leave(): Promise<void> {
    await this.page.context().close();
  }
}
