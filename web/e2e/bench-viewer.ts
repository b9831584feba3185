// How smoothly a scheme of 200 wires is panned in the viewer, in Chromium: `npm run bench:viewer`, JSON.
// It walks through the built product, so `npm run build` first. A frame is the time from one animation frame to the next
// while a finger drags the magnified drawing; the second row has the processor slowed four times, as a phone's is.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { harnessOf } from '../../content/test/harnesses.ts';
import { findChromium, launchChromium } from './browser.ts';
import { startProduct } from './product.ts';
import { Visitor } from './visitor.ts';

const WIRES = 200;
const SECONDS = 4;
/** ms: what a frame may take at 60 frames a second. */
const FRAME = 1000 / 60;
/** ms above that: screens and clocks are no more exact. */
const TOLERANCE = 1;

const chromium = findChromium();
if (!chromium) {
  console.log(JSON.stringify({ skipped: 'no Chromium was found; install one, or name it in CHROMIUM' }));
  process.exit(0);
}

const product = await startProduct();
const browser = await launchChromium(chromium);
try {
  const rows = [];
  for (const slowdown of [1, 4]) {
    const visitor = await Visitor.arrive(browser, product.url, 'phone', { hasTouch: true });
    await visitor.signIn('admin');
    const address = await publishScheme(visitor.page);
    await visitor.goto(address);
    rows.push({ slowdown, ...(await pan(visitor.page, slowdown)) });
    await visitor.leave();
  }
  console.log(JSON.stringify({ wires: WIRES, seconds: SECONDS, rows }, null, 2));
} finally {
  await browser.close();
  await product.stop();
}

/** @returns the path of its page */
async function publishScheme(page: Page): Promise<string> {
  await page.goto('/edit/new?kind=DIAGRAM');
  const section = page.getByRole('combobox', { name: 'Раздел', exact: true });
  const sectionId = await section.locator('option', { hasText: 'Схемы' }).first().getAttribute('value');
  const input = {
    kind: 'DIAGRAM',
    locale: 'ru',
    sectionId,
    title: `${WIRES} проводов ${Date.now()}`,
    data: harnessOf(WIRES),
  };
  const created = await ask<{ createEntry: { id: string; version: number } }>(
    page,
    'mutation ($input: CreateEntryInput!) { createEntry(input: $input) { id version } }',
    { input },
  );
  const { id, version } = created.createEntry;
  const findings = await ask<{
    entry: { workingRevision: { findings: { key: string; severity: string }[] } };
  }>(page, 'query ($id: UUID!) { entry(id: $id) { workingRevision { findings { key severity } } } }', { id });
  const { publishEntry } = await ask<{ publishEntry: { path: string } }>(
    page,
    'mutation ($id: UUID!, $version: Int!, $confirmed: [String!]!) { publishEntry(id: $id, version: $version, confirmed: $confirmed) { path } }',
    { id, version, confirmed: findings.entry.workingRevision.findings.map(({ key }) => key) },
  );
  return publishEntry.path;
}

async function ask<T>(page: Page, query: string, variables: object): Promise<T> {
  const answer = await page.request.post('/graphql', { data: { query, variables } });
  const { data, errors } = (await answer.json()) as { data: T; errors?: unknown };
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

/** Frames while nothing moves, and while a finger drags the drawing about. */
async function pan(page: Page, slowdown: number) {
  const place = page.locator('.viewer .place');
  await place.locator('svg.fl-drawing').waitFor();
  for (let i = 0; i < 2; i++) await page.getByRole('button', { name: 'Крупнее' }).click();
  await place.scrollIntoViewIfNeeded();
  // What is not magnified does not move, and would be smooth for nothing.
  await place.locator('[style*="scale(2.25)"]').waitFor();
  const box = (await place.boundingBox())!;
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await sleep(500);
  const spot = (turn: number) => ({
    x: box.x + box.width * (0.5 + 0.35 * Math.sin(turn)),
    y: Math.max(box.y, 0) + 250 + 120 * Math.cos(turn * 0.7),
  });
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', turn: number) =>
    devtools.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [spot(turn)] });
  /** What the machine itself does without anything moving: slower than this no drawing makes it. */
  const still = summary(await framesOf(page));
  await touch('touchStart', 0);
  const measured = framesOf(page);
  let isOver = false;
  void measured.finally(() => (isOver = true));
  for (let turn = 0; !isOver; turn += 0.08) await touch('touchMove', turn);
  await touch('touchEnd', 0);
  return { still, panning: summary(await measured) };
}

/** Times between animation frames, ms. */
function framesOf(page: Page): Promise<number[]> {
  return page.evaluate((seconds) => {
    const { promise, resolve } = Promise.withResolvers<number[]>();
    const frames: number[] = [];
    const begin = performance.now();
    let last = begin;
    const next = (now: number) => {
      frames.push(now - last);
      last = now;
      if (now - begin < seconds * 1000) requestAnimationFrame(next);
      else resolve(frames.slice(2));
    };
    requestAnimationFrame(next);
    return promise;
  }, SECONDS);
}

function summary(times: readonly number[]) {
  const frames = times.toSorted((a, b) => a - b);
  const at = (share: number) => Math.round(frames[Math.floor(share * (frames.length - 1))]! * 10) / 10;
  const late = frames.filter((frame) => frame > FRAME + TOLERANCE).length / frames.length;
  return {
    frames: frames.length,
    framesPerSecond: Math.round((frames.length / frames.reduce((sum, one) => sum + one, 0)) * 10_000) / 10,
    p50: at(0.5),
    p95: at(0.95),
    lateShare: Math.round(late * 1000) / 1000,
  };
}
