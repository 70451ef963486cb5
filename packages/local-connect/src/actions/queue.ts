import { z } from 'zod';
import { defineAction, done, failed, type Played, type Playing, plainWiring } from '../action-kind.ts';
import { contactAndTransfer } from '../flow/flow-types.ts';
import { findByArn, type Queue } from '../instance.ts';
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
  play: (_, playing): Played => {
    const queue = targetQueue(playing);
    if (queue === undefined) return failed('no target queue is set');
    if (queue.full?.() === true) return failed('the queue is full', 'QueueAtCapacity');
    return { outcome: { is: 'end', as: 'queued' }, logged: { Parameters: { Queue: queue.name } } };
  },
});

/** Asks whether hours of operation are open; without an id those of the target queue. No queue is closed. */
export const checkHoursOfOperation = defineAction({
  type: 'CheckHoursOfOperation',
  logName: 'CheckHoursOfOperation',
  parameters: z.strictObject({ HoursOfOperationId: textOrPath.optional() }),
  wiring: {
    ...plainWiring(['NoMatchingError']),
    conditions: { operators: ['Equals'], exactly: ['True', 'False'] },
    next: 'never',
  },
  inWords: ({ HoursOfOperationId = 'the queue' }) => `asks whether ${nameOf(HoursOfOperationId)} is open`,
  play: ({ HoursOfOperationId }, playing): Played => {
    const id =
      HoursOfOperationId === undefined
        ? targetQueue(playing)?.hours
        : resolveValue(HoursOfOperationId, playing);
    if (id === undefined && HoursOfOperationId === undefined) return open(false);
    const found = id === undefined ? undefined : findByArn(playing.instance.hours, id);
    if (found === undefined) return failed(`there are no hours of operation ${id ?? HoursOfOperationId}`);
    return open(found[1](playing.instance.clock.now()));
  },
});

function open(isOpen: boolean): Played {
  const value = isOpen ? 'True' : 'False';
  return { outcome: { is: 'result', value }, logged: { Results: value } };
}

function targetQueue({ state, instance }: Playing): Queue | undefined {
  return state.queue === undefined ? undefined : instance.queues[state.queue.id];
}
