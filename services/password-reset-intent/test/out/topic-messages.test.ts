import { SNSClient } from '@aws-sdk/client-sns';
import { loadScenario, startLocalAws } from '@opsline/local-aws';
import { localClient } from '@opsline/local-kit/account';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createNotifyHelpdesk } from '../../src/functions/notify-helpdesk.ts';
import type { Entry } from '../../src/log.ts';
import { noticeInWords, parseNotice } from '../../src/out/notice.ts';
import { topicMessages } from '../../src/out/topic-messages.ts';

const topicArn = 'arn:aws:sns:us-east-1:111122223333:notices';

test('the helpdesk is told by its topic, or nobody has it that it was', async () => {
  const aws = await startLocalAws({ scenario: loadScenario('quiet', 0) });
  onTestFinished(aws.stop);
  const log: Entry[] = [];
  const notify = createNotifyHelpdesk({
    publish: topicMessages(new SNSClient({ ...localClient(aws.endpoint), maxAttempts: 1 }), topicArn),
    log: (entry) => void log.push(entry),
  });
  const notice = { event: 'RESET', userId: '104233', at: 0 };
  await notify(notice);
  const restore = aws.faults.add({
    service: 'sns',
    error: { name: 'Throttled', status: 429, message: 'slow' },
  });
  await expect(notify(notice)).rejects.toThrow('the helpdesk was not told');
  restore();
  const { subject, message: body } = noticeInWords(parseNotice(notice));
  expect(aws.notices.list()).toEqual([{ topicArn, subject, body, at: expect.any(Number) }]);
  expect(log.map(({ event }) => event)).toEqual(['notice', 'fault']);
});

describe('a notice that is none is refused by its path', () => {
  const notice = { event: 'RESET', userId: '104233', at: 0 };
  const id = '0123456789abcdef'.repeat(2);
  const wanted = 'event.attempt: expected 32 hex characters';

  test.each<[string, object, string]>([
    ['of no kind', { event: 'SHANTY' }, 'event.event'],
    ['of nobody', { userId: '12' }, 'event.userId'],
    ['of no attempt', { attempt: '' }, wanted],
    ['of more than one', { attempt: `${id}0` }, wanted],
    ['of a word and one', { attempt: `x${id}` }, wanted],
    ['of one in other letters', { attempt: id.toUpperCase() }, wanted],
  ])('%s', (_, changed, problem) => {
    expect(parseNotice({ ...notice, attempt: id })).toEqual({ ...notice, attempt: id });
    expect(() => parseNotice({ ...notice, ...changed })).toThrow(problem);
  });
});
