import { describe, expect, test } from 'vitest';
import { action, flowOf, lookup, say, wire } from '../flows.ts';
import { line } from '../phone-line.ts';

const failure = { NoMatchingError: 'sorry' };
const sorry = say('sorry', 'Sorry.', 'bye');
const setQueue = action(
  'setQueue',
  'UpdateContactTargetQueue',
  { QueueId: '$.Attributes.queue' },
  wire('transfer', failure),
);
const transfer = action(
  'transfer',
  'TransferContactToQueue',
  {},
  wire('sorry', { ...failure, QueueAtCapacity: 'full' }),
);
const flow = flowOf(setQueue, transfer, say('full', 'All busy.', 'bye'), sorry);

const queues = {
  'arn:aws:connect:eu-west-2:111122223333:instance/i/queue/helpdesk': { name: 'Helpdesk' },
  busy: { name: 'Busy', full: () => true },
};

describe('a transfer to a queue', () => {
  test.each([
    ['helpdesk', 'queued', 'setQueue NextAction, transfer end'],
    ['busy', 'disconnected', 'setQueue NextAction, transfer QueueAtCapacity, full NextAction, bye end'],
    ['sales', 'disconnected', 'setQueue NoMatchingError, sorry NextAction, bye end'],
  ])('%s: %s', async (queue, outcome, route) => {
    expect(await line(flow, { queues }).chat([], { attributes: { queue } })).toMatchObject({
      outcome,
      route,
    });
  });

  test('without a target queue', async () => {
    const { route } = await line(flowOf(transfer, say('full', 'All busy.', 'bye'), sorry), { queues }).call();
    expect(route).toBe('transfer NoMatchingError, sorry NextAction, bye end');
  });

  test('no queue named at all', async () => {
    const unnamed = action('setQueue', 'UpdateContactTargetQueue', {}, wire('bye', failure));
    expect((await line(flowOf(unnamed, sorry), { queues }).call()).route).toContain(
      'setQueue NoMatchingError',
    );
  });

  test('the queue is in the Lambda event from then on', async () => {
    let seen: unknown;
    const invokeLambda = async (_: string, event: unknown) => {
      seen = event;
      return {};
    };
    const set = { ...setQueue, Transitions: wire('lookup', failure) };
    await line(flowOf(set, lookup({}, 'bye'), sorry), { queues, invokeLambda }).chat([], {
      attributes: { queue: 'busy' },
    });
    expect(seen).toMatchObject({ Details: { ContactData: { Queue: { Name: 'Busy', ARN: 'busy' } } } });
  });
});
