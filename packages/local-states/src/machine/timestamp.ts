/** The longest Wait or TimeoutSeconds, written out or computed (Amazon States Language). */
export const longestSeconds = 99_999_999;

/** A date, a T, a time with seconds, and Z or an offset, as Step Functions wants it (RFC 3339 section 5.6). */
const rfc3339 =
  /^(?<day>[0-9]{4}-[0-9]{2}-[0-9]{2})T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]+)?(?:Z|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])$/u;

/** The moment that a timestamp names, epoch ms; undefined for what is none, such as 30 February. */
export function instantOf(text: string): number | undefined {
  const { day } = rfc3339.exec(text)?.groups ?? {};
  if (day === undefined) return undefined;
  const midnight = new Date(`${day}T00:00:00Z`);
  // A day that its month does not have is read as one of the next.
  const isReal = !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(day);
  return isReal ? Date.parse(text) : undefined;
}
