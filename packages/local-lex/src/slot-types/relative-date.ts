import { type Day, endOfMonth, firstDay, plusDays, startOfMonth, weekday } from './calendar.ts';
import { wholeNumber } from './number-words.ts';

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** "today", "next monday", "last week", "three days ago" → the day; undefined when the words say no such thing. */
export function relativeDay(words: readonly string[], now: Day): Day | undefined {
  return phrases.get(words.join(' '))?.(now) ?? named(words, now) ?? counted(words, now);
}

/** Lex V2 Developer Guide, "AMAZON.Date", and by analogy this week, last month and this year. */
const phrases: ReadonlyMap<string, (now: Day) => Day> = new Map(
  Object.entries<(now: Day) => Day>({
    today: (now) => now,
    now: (now) => now,
    'right now': (now) => now,
    tonight: (now) => now,
    tomorrow: (now) => plusDays(now, 1),
    yesterday: (now) => plusDays(now, -1),
    'the day after tomorrow': (now) => plusDays(now, 2),
    'day after tomorrow': (now) => plusDays(now, 2),
    'the day before yesterday': (now) => plusDays(now, -2),
    'day before yesterday': (now) => plusDays(now, -2),
    'this week': startOfWeek,
    'next week': (now) => plusDays(startOfWeek(now), 6),
    'last week': (now) => plusDays(startOfWeek(now), -7),
    'this month': (now) => startOfMonth(now, 0),
    'next month': (now) => endOfMonth(now, 1),
    'last month': (now) => startOfMonth(now, -1),
    'this year': (now) => ({ year: now.year, month: 1, day: 1 }),
    'next year': (now) => ({ year: now.year + 1, month: 12, day: 31 }),
    'last year': (now) => ({ year: now.year - 1, month: 1, day: 1 }),
  }),
);

function named(words: readonly string[], now: Day): Day | undefined {
  const [first = '', second] = words;
  const target = weekdays.indexOf(second ?? first);
  if (target < 0 || words.length > 2) return undefined;
  const isTarget = (it: Day): boolean => weekday(it) === target;
  if (second === undefined || first === 'this' || first === 'on') return firstDay(now, 7, isTarget);
  if (first === 'next') return firstDay(plusDays(now, 1), 7, isTarget);
  return first === 'last' ? firstDay(plusDays(now, -7), 7, isTarget) : undefined;
}

function counted(words: readonly string[], now: Day): Day | undefined {
  const ago = words.at(-1) === 'ago';
  if (!ago && words[0] !== 'in') return undefined;
  const middle = ago ? words.slice(0, -1) : words.slice(1);
  const unit = /^(day|week)s?$/.exec(middle.at(-1) ?? '')?.[1];
  const count = middle.slice(0, -1);
  const [only = ''] = count;
  const amount = /^\d{1,3}$/.test(only) ? Number(only) : only === 'a' ? 1 : wholeNumber(count);
  if (unit === undefined || amount === undefined) return undefined;
  return plusDays(now, (ago ? -1 : 1) * amount * (unit === 'week' ? 7 : 1));
}

/** Weeks begin on Monday: the guide's "last week" of Wednesday 2020-11-25 is 2020-11-16. */
function startOfWeek(it: Day): Day {
  return plusDays(it, -weekday(it));
}
