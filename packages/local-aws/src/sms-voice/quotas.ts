import { day } from '@opsline/function-kit/durations';
import { ServiceError } from '../protocol/service-error.ts';

/** Text messages a day of a configuration on the Basic tier, and to one number ("Notify quotas and limits"). */
const mostOfConfiguration = 200;
const mostToNumber = 10;

/**
 * Counts the text messages of a day; which day it is, UTC says here, where AWS is silent.
 *
 * @returns `count` counts one, or throws the error of AWS for a limit that is reached, and counts nothing
 */
export function createQuotas(now: () => number) {
  let today = 0;
  let sent = new Map<string, number>();
  const count = (configuration: string, to: string): void => {
    const date = Math.floor(now() / day);
    if (date !== today) [today, sent] = [date, new Map()];
    const [all, same] = [sent.get(configuration) ?? 0, sent.get(to) ?? 0];
    if (all >= mostOfConfiguration) throw exceeded('DAILY_NOTIFY_TIER_MESSAGE_LIMIT');
    if (same >= mostToNumber) throw exceeded('DAILY_DESTINATION_CALL_LIMIT');
    sent.set(configuration, all + 1).set(to, same + 1);
  };
  const snapshot = () => {
    const [date, kept] = [today, new Map(sent)];
    return () => {
      [today, sent] = [date, new Map(kept)];
    };
  };
  return { count, snapshot };
}

function exceeded(reason: string): ServiceError {
  const message = 'The request would cause a service quota to be exceeded.';
  return new ServiceError('ServiceQuotaExceededException', message, 400, { Reason: reason });
}
