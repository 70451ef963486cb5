import { formed, ruled } from './text.ts';

/** As the names of the IANA time zone database are written; what Intl takes besides, such as `+05:30`, is no name. */
const spelling = /^[A-Z][A-Za-z0-9_+-]*(\/[A-Z][A-Za-z0-9_+-]*)*$/;

const expected = 'an IANA time zone, such as Europe/Berlin or Asia/Kolkata';

/**
 * What is written like an IANA time zone, for functions: whether there is one was found out when they were packaged. To
 * ask Intl once more, as they start, takes half as long as an empty process does.
 */
export const timeZoneName = formed(spelling, expected);

/**
 * An IANA time zone, in any of its spellings (`Asia/Kolkata`, `US/Eastern`): whatever the runtime can tell the time in.
 * An offset is refused, since it knows no summer time and EventBridge Scheduler does not take it.
 */
export const timeZone = ruled((name) => spelling.test(name) && isKnown(name), expected);

/** `Intl.supportedValuesOf('timeZone')` would not do: it lists one spelling of each zone, and no UTC. */
function isKnown(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
