import { httpsAddress, webhookAddress } from '@opsline/settings/https';
import { retentionDays, wholeNumber } from '@opsline/settings/numbers';
import { schedule } from '@opsline/settings/schedule';
import { email, formed, oneOf } from '@opsline/settings/text';
import { timeZone } from '@opsline/settings/time-zone';
import { unshown } from '@opsline/settings/unshown';

/** What a deployment may set. */
export const parameters = {
  schedule,
  timeZone,
  // Between the first and the last time zone lie 26 hours.
  weekShiftHours: wholeNumber(-14, 14),
  staleDays: wholeNumber(1, 365),
  allClear: oneOf(['true', 'false']),
  teamsEndpoint: webhookAddress,
  // A token pasted in its place is not shown.
  slackChannel: unshown(formed(/^[CDG][A-Z0-9]{8,20}$/, 'the id of a Slack channel, such as C0123456789')),
  ticketEndpoint: httpsAddress,
  ticketHeader: unshown(formed(/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,256}$/, 'the name of an HTTP header')),
  alarmEmail: email,
  secretsRevision: wholeNumber(1),
  logRetentionDays: retentionDays,
};
