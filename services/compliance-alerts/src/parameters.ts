import { regionName } from '@opsline/settings/arn';
import { httpsAddress, webhookAddress } from '@opsline/settings/https';
import { list } from '@opsline/settings/list';
import { retentionDays, wholeNumber } from '@opsline/settings/numbers';
import { schedule } from '@opsline/settings/schedule';
import { email, formed, oneOf, ruled } from '@opsline/settings/text';
import { timeZone } from '@opsline/settings/time-zone';
import { unshown } from '@opsline/settings/unshown';

/** Amazon EC2, "Tag restrictions". */
const tagKey = formed(/^(?!aws:)[\p{L}\p{N} _.:/=+@-]{1,128}$/u, 'the key of a tag');

/** An owner as the tag says it, and who that is: a person or a group of Slack, or an address. */
const ownerContact = formed(
  /^[^=,\s][^=,]{0,39}=([UWS][A-Z0-9]{8,20}|[^@\s=,]+@[^@\s=,.]+(\.[^@\s=,.]+)+)$/,
  'an owner, "=", and the id of a Slack user or user group, or an email address',
);

/** Whether all of it is "account Region role". */
function isAccount(entry: string): boolean {
  const [account = '', region = '', role = '', ...more] = entry.split(' ');
  return (
    more.length === 0 &&
    /^[0-9]{12}$/.test(account) &&
    regionName.safeParse(region).success &&
    /^[A-Za-z0-9+=.@_-]{1,64}$/.test(role)
  );
}

/** So many roles fit into the policies of one (IAM, "IAM and AWS STS quotas": 10,240 characters). */
const mostAccounts = 60;

const accounts = list(
  ',',
  ruled(isAccount, 'an account, its Region and the name of its role, with a blank between'),
  mostAccounts,
);

/** What a deployment may set. */
export const parameters = {
  schedule,
  timeZone,
  // Between the first and the last time zone lie 26 hours.
  weekShiftHours: wholeNumber(-14, 14),
  staleDays: wholeNumber(1, 365),
  allClear: oneOf(['true', 'false']),
  ownerTag: tagKey,
  ownerContacts: list(',', ownerContact, 100),
  exceptionTag: tagKey,
  overdueDays: formed(
    /^[1-9][0-9]{0,3},[1-9][0-9]{0,3},[1-9][0-9]{0,3}$/,
    'three numbers of days with commas between: for critical, security and other findings',
  ),
  accounts,
  failedWindows: oneOf(['on', 'off']),
  teamsEndpoint: webhookAddress,
  // A token pasted in its place is not shown.
  slackChannel: unshown(formed(/^[CDG][A-Z0-9]{8,20}$/, 'the id of a Slack channel, such as C0123456789')),
  ticketEndpoint: httpsAddress,
  ticketHeader: unshown(formed(/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,256}$/, 'the name of an HTTP header')),
  alarmEmail: email,
  secretsRevision: wholeNumber(1),
  logRetentionDays: retentionDays,
};
