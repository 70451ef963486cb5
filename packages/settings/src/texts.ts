import { list } from './list.ts';
import { formed, oneOf, within } from './text.ts';

/** So many characters they may have together: they share a function's environment with much else. */
const most = 384;

/** Prefixes of numbers that may be texted, "+1,+44": each a plus sign and one to seven digits. */
export const textablePrefixes = within(
  most,
  list(',', formed(/^\+[1-9][0-9]{0,6}$/, 'a plus sign and one to seven digits, such as +44')),
);

/** How text messages are sent: in our words, or one-time PINs in AWS's, which needs no number of one's own. */
export const oneTimePinsBy = oneOf(['sns', 'notify']);

/** How text messages are sent whose words nobody but us can choose. */
export const messagesBy = oneOf(['sns']);

/**
 * The number that text messages come from: in E.164, or a short code (SNS, "Origination identities": long codes of 10 or
 * more digits, short ones of four to seven). A function is told the empty text where there is none.
 */
export const originationNumber = formed(
  /^(\+[1-9][0-9]{6,14}|[0-9]{4,7})?$/,
  'a number that the account has, such as +18335550100',
);

/** Whose name stands above text messages, where a country lets it ("Publish": `AWS.SNS.SMS.SenderID`); may be empty. */
export const senderId = formed(
  /^((?=.*[A-Za-z])(?!-)[A-Za-z0-9-]{1,11}(?<!-))?$/,
  'a sender ID: up to 11 letters, digits and hyphens, such as OPSLINE',
);

/** CreateNotifyConfiguration, `NotifyConfigurationId`. */
export const notifyConfigurationId = formed(
  /^[A-Za-z0-9_-]{1,64}$/,
  'the ID of a Notify configuration, such as notify-0123456789abcdef0123456789abcdef',
);

/** DescribeNotifyTemplates, `TemplateId`. */
export const notifyTemplateId = formed(/^[A-Za-z0-9_-]{1,256}$/, 'the ID of a Notify template');
