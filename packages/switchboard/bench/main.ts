import { styleText } from 'node:util';
import { whyNoBrowser } from '../test/page/browser.ts';
import { measureAnswers } from './answers.ts';
import { overBudget, pageOverBudget } from './budgets.ts';
import { bundleHandlers } from './bundles.ts';
import { measureFleet } from './fleet.ts';
import { measureLive } from './live.ts';
import { measureLoad } from './load.ts';
import { measurePage } from './page/page.ts';
import { measureSlack } from './slack.ts';
import { measureStart } from './start.ts';
import { measureUnknownId } from './unknown-id.ts';

/** Figures are ratios taken side by side in one run: machines differ, and are noisy. */
function heading(text: string): void {
  return void process.stdout.write(`\n${styleText('bold', text)}\n`);
}
function row(...cells: readonly (string | number)[]): void {
  return void process.stdout.write(
    `  ${cells.map((cell, index) => String(cell).padEnd(index === 0 ? 40 : 16)).join('')}\n`,
  );
}

heading('The stack on this machine, until it is up (budget: 5 s on two idle cores)');
for (const { what, seconds, ratio } of await measureStart())
  row(what, `${seconds.toFixed(1)} s`, `${ratio.toFixed(0)} × an empty process`);

heading('Bundles');
const bundles = await bundleHandlers();
for (const { name, code } of bundles) row(name, `${Math.round(code.length / 1024)} KB`);

heading(
  'Processor time of a fresh process until it is loaded, and until its first turn is answered (median of 31)',
);
const loads = await measureLoad(bundles);
for (const { name, ms, ofEmpty, ofClients, firstTurn } of loads)
  row(
    name,
    `${ms.toFixed(1)} ms`,
    `${ofEmpty.toFixed(2)} × empty`,
    `${ofClients.toFixed(2)} × clients`,
    firstTurn === undefined ? '' : `${firstTurn.toFixed(2)} × empty with its first turn`,
  );
const over = loads.flatMap(overBudget);

heading('200 windows, 50 ms a call, 10 calls a second (budget: 8 s, at most 8 in flight)');
for (const { question, seconds, answer, read, windows, inFlight } of await measureAnswers()) {
  row(question, `${seconds.toFixed(1)} s`, `${inFlight} in flight`, `${read} of ${windows} windows read`);
  row(`  ${answer}`);
}

heading('An employee ID that nobody has: the reply takes as long (200 of each, in turn)');
const { known, unknown } = await measureUnknownId();
row('known, median', `${known.toFixed(1)} ms`);
row('unknown, median', `${unknown.toFixed(1)} ms`, `${(unknown / known).toFixed(2)} ×`);

heading(
  'The Monday list of 100,000 instances in 40 accounts (25,000 events and 262,144 bytes are the quotas)',
);
const fleet = await measureFleet(100_000, 40);
row('executions, transitions', fleet.executions, fleet.transitions, `${fleet.cents.toFixed(1)} US cents`);
row('longest history, largest payload', fleet.longestHistory, fleet.largestPayload);
row('messages', fleet.messages, fleet.status.toLowerCase());

heading(
  'People who logged in within 30 s, at most 45, say "latest" in Slack, all within a second, and once more',
);
const { asked, first, again } = await measureSlack();
for (const [instances, { answered, median, longest }] of [
  ['functions yet to be loaded', first],
  ['functions loaded', again],
] as const)
  row(
    instances,
    `${answered} of ${asked}`,
    `median ${median.toFixed(1)} s`,
    `longest ${longest.toFixed(1)} s`,
  );

heading(
  'A changed source is live, beside the start of everything (median of 3; no bundle is kept from before)',
);
const liveIn = await measureLive();
row('everything comes up', `${liveIn.start.toFixed(1)} s`);
row(
  'patch-status-intent is renewed',
  `${liveIn.renewed.toFixed(1)} s`,
  `${(liveIn.renewed / liveIn.start).toFixed(2)} × start`,
);

heading(
  'The page in a browser, fresh and after 500 turns (budget: first paint within a second; median of 9)',
);
const noBrowser = whyNoBrowser();
if (noBrowser === undefined) {
  const page = await measurePage();
  for (const [what, name] of [
    ['first paint', 'firstPaint'],
    ['the last turn is shown', 'shown'],
    ['from what is said to its answer', 'turn'],
  ] as const)
    row(
      what,
      `${page.fresh[name].toFixed(0)} ms`,
      `${page.after[name].toFixed(0)} ms`,
      `${(page.after[name] / page.fresh[name]).toFixed(2)} × fresh`,
    );
  over.push(...pageOverBudget(page.fresh, page.after));
} else row(`skipped: ${noBrowser}`);

if (over.length > 0) {
  process.stderr.write(`\n${styleText('red', over.join('\n'))}\n`);
  process.exitCode = 1;
}
