import type { Finding } from '../finding.ts';
import type { Notifier } from '../texting.ts';

/** What there is of Notify (sms-voice:DescribeNotifyConfigurations, DescribeNotifyTemplates, DescribeSpendLimits). */
export type Notify = {
  readonly configuration:
    | {
        readonly status: string | undefined;
        /** Why it was rejected. */
        readonly why: string | undefined;
        readonly tier: string | undefined;
        readonly channels: readonly string[];
      }
    | undefined;
  readonly template:
    | {
        readonly status: string | undefined;
        readonly channels: readonly string[];
        readonly tiers: readonly string[];
        /** The variables that have to be given. */
        readonly wants: readonly string[];
      }
    | undefined;
  /** US dollars a month; undefined where AWS does not say. */
  readonly monthlyLimit: number | undefined;
};

/** What is given with a text message. */
const given: readonly string[] = ['code'];

/** What a new account may be able to spend; SNS has its own. */
const newAccount = 1;

const make =
  'Make one: aws pinpoint-sms-voice-v2 create-notify-configuration --use-case CODE_VERIFICATION --enabled-channels SMS --display-name <name>.';

const todos: Readonly<Record<string, string>> = {
  PENDING: 'Wait: most are active within seconds.',
  REQUIRES_VERIFICATION: `AWS has to look at its name, which others may own. ${make}`,
  REJECTED: `AWS does not take its name. ${make}`,
};

/** Whether one-time PINs can be texted by Notify, and how many. */
export function judgeNotify({ configurationId, templateId }: Notifier, notify: Notify): Finding[] {
  const about = `Notify ${configurationId}`;
  const { configuration, template, monthlyLimit = Number.POSITIVE_INFINITY } = notify;
  const breaks = (holds: boolean, found: string, todo: string): Finding[] =>
    holds ? [{ weight: 'breaks', about, found, todo }] : [];
  const choose = 'Set notifyTemplateId to another: aws pinpoint-sms-voice-v2 describe-notify-templates.';
  const { status = 'unknown', why, tier, channels = [] } = configuration ?? {};
  const fits =
    template?.status !== 'INACTIVE' &&
    template?.channels.includes('SMS') &&
    template.tiers.includes(tier ?? '');
  const more = template?.wants.filter((name) => !given.includes(name)) ?? [];
  return [
    ...breaks(configuration === undefined, 'the account has none of this ID in this Region', make),
    ...(configuration === undefined
      ? []
      : [
          ...breaks(
            status !== 'ACTIVE',
            `it is ${status}${why === undefined ? '' : `: ${why}`}; until it is ACTIVE nothing is texted`,
            todos[status] ?? make,
          ),
          ...breaks(!channels.includes('SMS'), 'it sends no SMS', 'Enable the channel SMS.'),
          ...breaks(template !== undefined && !fits, `template ${templateId} is none for it`, choose),
        ]),
    ...breaks(template === undefined, `there is no template ${templateId}`, choose),
    ...breaks(more.length > 0, `template ${templateId} wants ${more.join(', ')} too`, choose),
    ...breaks(
      monthlyLimit <= newAccount,
      `its texts may cost ${monthlyLimit} US dollars a month; after that none is sent`,
      'Ask for more in Service Quotas, or raise the enforced limit: set-notify-message-spend-limit-override.',
    ),
    ...(tier === 'BASIC'
      ? [
          {
            weight: 'note',
            about,
            found:
              'on the Basic tier: 200 texts a day, one a second, ten a day to one number, to thirty countries',
            todo: 'Nothing for a trial; ask for the Advanced tier before more people use it.',
          } as const,
        ]
      : []),
  ];
}
