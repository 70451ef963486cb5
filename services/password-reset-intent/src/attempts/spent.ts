import {
  CloudWatchClient,
  type CloudWatchClientConfig,
  GetMetricStatisticsCommand,
} from '@aws-sdk/client-cloudwatch';
import { day } from '@opsline/function-kit/durations';
import type { Spent } from '../audit/report-in-words.ts';

/**
 * What SNS has spent on text messages this month in a Region, US dollars (SNS, "Monitoring SMS": SMSMonthToDateSpentUSD,
 * of the whole account, whoever sent them). What Notify charges is not in it.
 *
 * @param at where AWS is: a Region, or a stand-in on this machine
 * @param now epoch ms
 */
export async function spentOnTexts(at: CloudWatchClientConfig, now: number): Promise<Spent> {
  const client = new CloudWatchClient(at);
  try {
    const { Datapoints = [] } = await client.send(
      new GetMetricStatisticsCommand({
        Namespace: 'AWS/SNS',
        MetricName: 'SMSMonthToDateSpentUSD',
        StartTime: new Date(now - day),
        EndTime: new Date(now),
        Period: 3600,
        Statistics: ['Maximum'],
      }),
    );
    const last = Datapoints.toSorted((a, b) => Number(a.Timestamp) - Number(b.Timestamp)).at(-1);
    return last?.Maximum ?? 'unknown';
  } catch {
    return 'unknown';
  }
}
