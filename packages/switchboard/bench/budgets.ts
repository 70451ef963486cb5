import type { Load } from './load.ts';
import type { PageFigures } from './page/page.ts';

type Budget = Pick<Load, 'ofEmpty' | 'ofClients'>;

/** What a function may take of the processor to load, as many times what an empty handler, and its AWS clients, take. */
const usual: Budget = { ofEmpty: 3.5, ofClients: 1.2 };

/** Those which hold a whole dialog, Slack's Web API, or the directory with numbers and days as they are written there. */
const larger: Readonly<Record<string, Budget>> = {
  'patch-status-intent-patchStatus': { ofEmpty: 4.2, ofClients: 1.4 },
  'patch-status-intent-sendOneTimePin': { ofEmpty: 3.5, ofClients: 1.3 },
  'patch-status-intent-replySlack': { ofEmpty: 3.5, ofClients: 1.4 },
  'password-reset-intent-passwordReset': { ofEmpty: 4.2, ofClients: 1.6 },
  'password-reset-intent-sendOneTimePin': { ofEmpty: 4.2, ofClients: 1.5 },
  'password-reset-intent-helpdeskProof': { ofEmpty: 3.8, ofClients: 1.4 },
};

/** What a function takes beyond its budget, in words. */
export function overBudget({ name, ofEmpty, ofClients }: Load): string[] {
  const budget = larger[name] ?? usual;
  return [
    ...(ofEmpty > budget.ofEmpty
      ? [`${name}: ${ofEmpty.toFixed(2)} × empty, the budget is ${budget.ofEmpty}`]
      : []),
    ...(ofClients > budget.ofClients
      ? [`${name}: ${ofClients.toFixed(2)} × its AWS clients, the budget is ${budget.ofClients}`]
      : []),
  ];
}

/** First paint in milliseconds, on two idle cores; the others as many times what they take of a fresh page. */
const ofPage = { firstPaint: 1_000, shown: 3, turn: 1.5 } as const;

/** What the page takes beyond its budget, fresh and after 500 turns, in words. */
export function pageOverBudget(fresh: PageFigures, after: PageFigures): string[] {
  const slow = [fresh, after].filter(({ firstPaint }) => firstPaint > ofPage.firstPaint);
  const grown = (['shown', 'turn'] as const).filter((name) => after[name] > ofPage[name] * fresh[name]);
  return [
    ...slow.map(
      ({ firstPaint }) => `the page: first paint after ${firstPaint.toFixed(0)} ms, the budget is 1,000`,
    ),
    ...grown.map(
      (name) =>
        `the page, ${name}: ${(after[name] / fresh[name]).toFixed(2)} × a fresh one's, the budget is ${ofPage[name]}`,
    ),
  ];
}
