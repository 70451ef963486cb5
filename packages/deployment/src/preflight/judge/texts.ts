import type { Finding } from '../finding.ts';

/** What an account may text (sns:GetSMSSandboxAccountStatus, GetSMSAttributes, ListOriginationNumbers). */
export type Texts = {
  readonly isInSandbox: boolean;
  /** US dollars a month; a new account may spend one. */
  readonly monthlyLimit: number;
  /** Numbers that texts can come from, in E.164. */
  readonly originationNumbers: readonly string[];
};

/** What a new account may spend (Amazon SNS, "Setting SMS messaging preferences"). */
const newAccount = 1;

/** Where texts need a number of one's own, registered (AWS End User Messaging, "SMS sending in the United States"). */
const registered: readonly string[] = ['+1'];

/**
 * Whether text messages to these prefixes arrive. SNS says of each that it was sent, whatever becomes of it.
 *
 * @param senders the numbers that they are to come from; empty where AWS chooses
 */
export function judgeTexts(texts: Texts, prefixes: readonly string[], senders: readonly string[]): Finding[] {
  const { isInSandbox, monthlyLimit, originationNumbers } = texts;
  const numbered = prefixes.filter((prefix) => registered.includes(prefix));
  const hasNone = numbered.length > 0 && originationNumbers.length === 0;
  const foreign = senders.filter((number) => number !== '' && !originationNumbers.includes(number));
  return [
    ...(isInSandbox
      ? [
          {
            weight: 'breaks',
            about: 'text messages',
            found:
              'the account is in the SMS sandbox: texts reach the numbers that were verified, at most ten',
            todo: 'Verify the number you try it with (SNS console, Text messaging), and there ask to leave the sandbox.',
          } as const,
        ]
      : []),
    ...(monthlyLimit <= newAccount
      ? [
          {
            weight: 'breaks',
            about: 'text messages',
            found: `texts may cost ${monthlyLimit} US dollars a month; after that none is sent, and nobody is told`,
            todo: 'Ask for more in Service Quotas, then set it (SNS console, Text messaging preferences), and textSpendAlarm below it.',
          } as const,
        ]
      : []),
    ...(hasNone
      ? [
          {
            weight: 'breaks',
            about: 'text messages',
            found: `there is no number that texts to ${numbered.join(', ')} can come from`,
            todo: 'Register a toll-free number or 10DLC (End User Messaging console): days, up to three weeks. One-time PINs need none with oneTimePins: notify.',
          } as const,
        ]
      : []),
    ...(hasNone ? [] : foreign).map(
      (number) =>
        ({
          weight: 'breaks',
          about: 'text messages',
          found: `${number} is no number of this account in this Region that may text`,
          todo: 'Correct originationNumber, or request the number and have it registered (End User Messaging console).',
        }) as const,
    ),
  ];
}
