import { type CalendarDate, dayIn, startOfDay } from '../calendar.ts';

/** A day as a directory writes it, and the time and the zone behind it, if there are any. */
type Written = {
  readonly day: string;
  readonly time: { readonly ms: number; readonly offsetMinutes: number | undefined } | undefined;
};

const zone = String.raw`(?<zone>Z|UTC|GMT|(?<sign>[+-])(?<hoursEast>\d{2})(?::?(?<minutesEast>\d{2}))?)?`;

/** Eight digits, and a time without anything between its parts: Generalized Time (RFC 4517 3.3.13), `19870923T000000Z`. */
const together = new RegExp(
  String.raw`^(?<day>\d{8})(?:[T ]?(?<hour>\d{2})(?:(?<minute>\d{2})(?<second>\d{2})?)?(?:[.,](?<fraction>\d+))?${zone})?$`,
  'i',
);

/** Anything, and a time with colons; a zone alone, as XML has it, moves no day. */
const apart = new RegExp(
  String.raw`^(?<day>.+?)(?:(?:T| )(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,](?<fraction>\d+))?)?(?: ?(?<half>[AP])\.?M\.?)? ?${zone}|Z|[+-]\d{2}:\d{2})?$`,
  'i',
);

/**
 * Takes a time apart from the day before it.
 * @returns undefined where there is no such time of day.
 */
export function writtenAt(text: string): Written | undefined {
  const parts = (together.exec(text) ?? apart.exec(text))?.groups;
  if (parts?.day === undefined) return undefined;
  if (parts.hour === undefined) return { day: parts.day, time: undefined };
  const ms = timeOfDay(parts);
  const offsetMinutes = parts.zone === undefined ? undefined : offsetOf(parts);
  return ms === undefined || Number.isNaN(offsetMinutes)
    ? undefined
    : { day: parts.day, time: { ms, offsetMinutes } };
}

type Parts = Readonly<Record<string, string | undefined>>;

/** Milliseconds since midnight; a fraction is one of the last part that is written. */
function timeOfDay({ hour, minute, second, fraction = '0', half }: Parts): number | undefined {
  const hours = half === undefined ? Number(hour) : hourOfHalf(Number(hour), half);
  const [minutes, seconds] = [Number(minute ?? 0), Number(second ?? 0)];
  if (hours === undefined || hours > 23 || minutes > 59 || seconds > 60) return undefined;
  const unit = second !== undefined ? 1_000 : minute !== undefined ? 60_000 : 3_600_000;
  return ((hours * 60 + minutes) * 60 + seconds) * 1_000 + Number(`0.${fraction}`) * unit;
}

function hourOfHalf(hour: number, half: string): number | undefined {
  return hour < 1 || hour > 12 ? undefined : (hour % 12) + (half.toUpperCase() === 'P' ? 12 : 0);
}

/** Minutes east of Greenwich; NaN for more than there are (ISO 8601 in XML: fourteen hours). */
function offsetOf({ sign, hoursEast, minutesEast }: Parts): number {
  const minutes = Number(minutesEast ?? 0);
  const east = Number(hoursEast ?? 0) * 60 + minutes;
  if (east > 14 * 60 || minutes > 59) return Number.NaN;
  return sign === '-' ? -east : east;
}

/**
 * The day that a time on it says. Midnight as it is written is that day, whatever the zone; another time in a zone is
 * one of the time zone given: local midnight, written in UTC, is the evening before or the morning after.
 * @returns undefined where it is then a day of no calendar here.
 */
export function dayAsOf(
  day: CalendarDate,
  time: Written['time'],
  timeZone: string,
): CalendarDate | undefined {
  if (time?.offsetMinutes === undefined || time.ms === 0) return day;
  return dayIn(startOfDay(day) + time.ms - time.offsetMinutes * 60_000, timeZone);
}
