import { loadScenario } from '@opsline/local-aws';
import { createHappenings } from '@opsline/page';
import type { Browser } from 'playwright-core';
import { z } from 'zod';
import { serve } from '../../src/serve/serve.ts';
import { startStack } from '../../src/stack/stack.ts';
import { openBrowser } from '../../test/page/browser.ts';
import { median } from '../median.ts';
import { quiet } from '../quiet.ts';
import { oneCall, type Replayed } from './one-call.ts';

/** Calls, and turns of each, that the one page has behind it, and the other. */
const [few, many] = [
  { calls: 1, turns: 1 },
  { calls: 5, turns: 100 },
];

/** So often each figure is taken of each page, in turn. */
const runs = 9;

/** Milliseconds: until a browser has painted first, until it shows the last turn, and from what is said to its answer. */
export type PageFigures = {
  readonly firstPaint: number;
  readonly shown: number;
  readonly turn: number;
};

const made = z.object({ id: z.string() });

/** A page that has so many calls and turns behind it, the last of which goes on. */
async function pageAfter(
  { stack, happenings }: Replayed,
  { calls, turns }: { readonly calls: number; readonly turns: number },
) {
  const page = await serve(stack, happenings);
  const post = async (path: string, body: object): Promise<unknown> => {
    const headers = { 'content-type': 'application/json' };
    const url = new URL(path, page.address);
    return (await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })).json();
  };
  const call = async (): Promise<string> => {
    const { id } = made.parse(await post('/calls', { caller: 'patch status/101', number: 'own' }));
    for (let count = 0; count < turns; count += 1) await post(`/calls/${id}/answer`, { text: 'latest' });
    return id;
  };
  const ids: string[] = [];
  for (let count = 0; count < calls; count += 1) ids.push(await call());
  return { ...page, address: `${page.address}#call/${ids.at(-1)}`, id: ids.at(-1) };
}

/** In the page: what was drawn when. */
const watching = `
const shows = () => {
  const turns = document.querySelectorAll('.phone .turn');
  return turns.length > 0 && document.querySelector('.phone .waiting') === null ? turns.length : 0;
};
window.reaches = (turns) => new Promise((resolve) => {
  const look = () => {
    if (shows() < turns) return;
    watcher.disconnect();
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
  };
  const watcher = new MutationObserver(look);
  watcher.observe(document, { subtree: true, childList: true });
  look();
});
window.shown = window.reaches(1);
window.painted = new Promise((resolve) => {
  new PerformanceObserver((told) => {
    for (const { startTime } of told.getEntriesByName('first-contentful-paint')) resolve(startTime);
  }).observe({ type: 'paint', buffered: true });
});
window.turn = async (id) => {
  const began = performance.now();
  const reached = window.reaches(shows() + 1);
  await fetch('/calls/' + id + '/answer', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text: 'latest' }),
  });
  return (await reached) - began;
};`;

const figure = z.number();

type Served = Awaited<ReturnType<typeof pageAfter>>;

/** Opens the page once, and has somebody say something. */
async function look(browser: Browser, { address, id }: Served): Promise<PageFigures> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
  const page = await context.newPage();
  try {
    await page.addInitScript(watching);
    await page.goto(address);
    const shown = figure.parse(await page.evaluate('window.shown'));
    const firstPaint = figure.parse(await page.evaluate('window.painted'));
    return { firstPaint, shown, turn: figure.parse(await page.evaluate(`window.turn(${id})`)) };
  } finally {
    await context.close();
  }
}

/** What a page costs that is fresh, and one that has 500 turns behind it; side by side. */
export async function measurePage(): Promise<{ readonly fresh: PageFigures; readonly after: PageFigures }> {
  const happenings = createHappenings(Date.now);
  const scenario = loadScenario('default', Date.now());
  const stack = await startStack({ scenario, ...quiet, trace: happenings.trace });
  const browser = await openBrowser();
  try {
    const replayed = await oneCall(stack, happenings);
    const [one, other] = [await pageAfter(replayed(), few), await pageAfter(replayed(), many)];
    const [first, after]: [PageFigures[], PageFigures[]] = [[], []];
    for (let run = 0; run < runs; run += 1) {
      first.push(await look(browser, one));
      after.push(await look(browser, other));
    }
    await one.stop();
    await other.stop();
    return { fresh: mediansOf(first), after: mediansOf(after) };
  } finally {
    await browser.close();
    await stack.stop();
  }
}

function mediansOf(figures: readonly PageFigures[]): PageFigures {
  const of = (name: keyof PageFigures): number => median(figures.map((one) => one[name]));
  return { firstPaint: of('firstPaint'), shown: of('shown'), turn: of('turn') };
}
