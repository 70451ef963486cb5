import { day, hour } from '@opsline/function-kit/durations';
import { join, plain, type Sentence, say } from './sentence.ts';

/** By what days and hours are told. */
export type Calendar = {
  /** The deployment's, an IANA name. */
  readonly timeZone: string;
  /** The time at which it is told, epoch milliseconds. */
  readonly now: number;
};

/**
 * A moment, as it stands behind "at": "02:00 UTC today", "16:00 EST yesterday", "04:00 GMT on 22 October"; the year only
 * where it is another one.
 *
 * @param at epoch in milliseconds
 * @param since a moment that was told before it: the same day is not told again
 */
export function moment(at: number, calendar: Calendar, since?: number): Sentence {
  const time = say`${clock(at, calendar)} ${zone(at, calendar)}`;
  if (since !== undefined && dayOf(since, calendar) === dayOf(at, calendar)) return time;
  return nearDay(at, calendar) === undefined
    ? say`${time} on ${dayOf(at, calendar)}`
    : say`${time} ${dayOf(at, calendar)}`;
}

/** From when to when, for a list: "yesterday, 16:00 to 17:20". The zone is not told, see `zones`. */
export function span(from: number, to: number, calendar: Calendar): Sentence {
  const [first, last] = [dayOf(from, calendar), dayOf(to, calendar)];
  const end = clock(to, calendar);
  return say`${first}, ${clock(from, calendar)} to ${first === last ? end : say`${last}, ${end}`}`;
}

/** One moment, for a list: "02:35" today, "yesterday, 23:10" before. The zone is not told, see `zones`. */
export function dayAndTime(at: number, calendar: Calendar): Sentence {
  const which = dayOf(at, calendar);
  return which === 'today' ? clock(at, calendar) : say`${which}, ${clock(at, calendar)}`;
}

/** The zones of some moments: one, or two where the clocks were changed between them. */
export function zones(moments: readonly number[], calendar: Calendar): Sentence {
  return join([...new Set(moments.map((at) => zone(at, calendar)))].map(plain), ' or ');
}

function clock(at: number, { timeZone }: Calendar): Sentence {
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'short' }).format(at);
  return { text: time, ssml: `<say-as interpret-as="time" format="hms24">${time}</say-as>` };
}

function nearDay(at: number, { timeZone, now }: Calendar): 'today' | 'yesterday' | undefined {
  const date = new Intl.DateTimeFormat('en-GB', { timeZone });
  if (date.format(at) === date.format(now)) return 'today';
  if (at > now || now - at > 2 * day + hour) return undefined;
  // No day is shorter than this step, on which the clocks are changed.
  const steps = Array.from(
    { length: Math.ceil((now - at) / (12 * hour)) },
    (_, index) => at + index * 12 * hour,
  );
  return new Set([...steps, now].map((one) => date.format(one))).size === 2 ? 'yesterday' : undefined;
}

function dayOf(at: number, calendar: Calendar): string {
  return nearDay(at, calendar) ?? date(at, calendar);
}

function date(at: number, { timeZone, now }: Calendar): string {
  const year = new Intl.DateTimeFormat('en-GB', { timeZone, year: 'numeric' });
  const other = year.format(at) === year.format(now) ? {} : ({ year: 'numeric' } as const);
  return new Intl.DateTimeFormat('en-GB', { timeZone, day: 'numeric', month: 'long', ...other }).format(at);
}

/** English of the places whose zones have short names: only there they are known (Unicode CLDR, metazones). */
const places = ['US', 'GB', 'CA', 'AU', 'NZ', 'IN', 'ZA', 'IE', 'SG', 'HK', 'KE', 'NG'];

/** The name of a zone as people there say it: "EST", "BST", "IST"; in full where English has no short one. */
function zone(at: number, { timeZone }: Calendar): string {
  const named = (place: string, timeZoneName: 'short' | 'long'): string =>
    new Intl.DateTimeFormat(`en-${place}`, { timeZone, timeZoneName })
      .formatToParts(at)
      .find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
  const place = places.find((one) => !isOffset(named(one, 'short')));
  if (place !== undefined) return named(place, 'short');
  const full = named('GB', 'long');
  return isOffset(full) ? named('GB', 'short') : full;
}

function isOffset(name: string): boolean {
  return /^(GMT|UTC)[+-]/.test(name);
}
