import { z } from 'zod';
import { defineAction, done, failed, type Played, plainWiring } from '../action-kind.ts';
import { contactAndTransfer } from '../flow/flow-types.ts';
import { findByArn } from '../instance.ts';
import { nameOf } from '../values/in-words.ts';
import { notPlayed, textOrPath } from '../values/parameter.ts';
import { resolveValue } from '../values/value.ts';

/** Set working queue. */
export const updateContactTargetQueue = defineAction({
  type: 'UpdateContactTargetQueue',
  logName: 'SetQueue',
  parameters: z.strictObject({
    QueueId: textOrPath.optional(),
    AgentId: notPlayed,
  }),
  wiring: plainWiring(['NoMatchingError']),
  inWords: ({ QueueId = 'none' }) => `chooses the queue ${nameOf(QueueId)}`,
  play: ({ QueueId }, playing) => {
    const name = QueueId === undefined ? undefined : resolveValue(QueueId, playing);
    const found = name === undefined ? undefined : findByArn(playing.instance.queues, name);
    if (found === undefined) return failed(`there is no queue ${QueueId ?? '(none is named)'}`);
    const [id, queue] = found;
    return { ...done({ queue: { id, name: queue.name } }), logged: { Parameters: { Queue: id } } };
  },
});

/** Puts the contact into its target queue, where the player leaves it. */
export const transferContactToQueue = defineAction({
  type: 'TransferContactToQueue',
  logName: 'Transfer',
  flowTypes: contactAndTransfer,
  parameters: z.strictObject({}),
  wiring: { ...plainWiring(['QueueAtCapacity', 'NoMatchingError']), next: 'never' },
  inWords: () => 'hands over to the queue',
  play: (_, { state, instance }): Played => {
    const queue = state.queue === undefined ? undefined : instance.queues[state.queue.id];
    if (queue === undefined) return failed('no target queue is set');
    if (queue.full?.() === true) return failed('the queue is full', 'QueueAtCapacity');
    return { outcome: { is: 'end', as: 'queued' }, logged: { Parameters: { Queue: queue.name } } };
  },
});
