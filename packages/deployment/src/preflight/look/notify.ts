import {
  DescribeNotifyConfigurationsCommand,
  DescribeNotifyTemplatesCommand,
  type PinpointSMSVoiceV2Client,
  paginateDescribeSpendLimits,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import type { Notify } from '../judge/notify.ts';
import type { Notifier } from '../texting.ts';
import { foundOr } from './found-or.ts';

const missing = ['ResourceNotFoundException'];

/** What is there of Notify: the configuration, the template, and what the account may spend on both. */
export async function lookAtNotify(client: PinpointSMSVoiceV2Client, planned: Notifier): Promise<Notify> {
  const byId = new DescribeNotifyConfigurationsCommand({ NotifyConfigurationIds: [planned.configurationId] });
  const named = new DescribeNotifyTemplatesCommand({ TemplateIds: [planned.templateId] });
  const configuration = (await foundOr(missing, client.send(byId)))?.NotifyConfigurations?.[0];
  const template = (await foundOr(missing, client.send(named)))?.NotifyTemplates?.[0];
  return {
    configuration: configuration && {
      status: configuration.Status,
      why: configuration.RejectionReason,
      tier: configuration.Tier,
      channels: configuration.EnabledChannels ?? [],
    },
    template: template && {
      status: template.Status,
      channels: template.Channels ?? [],
      tiers: template.TierAccess ?? [],
      wants: Object.entries(template.Variables ?? {})
        .filter(([, { Source, Required }]) => Source === 'CUSTOMER' && Required)
        .map(([name]) => name),
    },
    monthlyLimit: await monthlyLimit(client),
  };
}

/** US dollars a month; undefined where AWS has none of the name. */
async function monthlyLimit(client: PinpointSMSVoiceV2Client): Promise<number | undefined> {
  for await (const { SpendLimits = [] } of paginateDescribeSpendLimits({ client }, {})) {
    const limit = SpendLimits.find(({ Name }) => Name === 'NOTIFY_MESSAGE_MONTHLY_SPEND_LIMIT');
    if (limit !== undefined) return limit.EnforcedLimit;
  }
  return undefined;
}
