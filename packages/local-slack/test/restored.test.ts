import { putsBack } from '@opsline/local-kit/testing/restorable';
import { expect, test } from 'vitest';
import { installed } from './app.ts';

test('messages, people and what they see are put back', async () => {
  const { workspace, ada } = await installed();
  ada.writes('check patching');
  await putsBack(
    workspace,
    () => ada.sees(),
    async () => {
      ada.writes('latest');
      workspace.channel('ops', [workspace.person('Ben')]);
      await workspace.settled();
    },
  );
  const again = workspace.person('Chen').writes('hello');
  expect(again > (ada.sees().at(-1)?.ts ?? '')).toBe(true);
});

test('what was to be delivered later comes after what is left of its time, and nothing that was sent since', async () => {
  const { workspace, clock, sent, answering, ada } = await installed();
  answering.status = 500;
  ada.writes('first');
  await workspace.settled();
  await clock.pass(0);
  await workspace.settled();
  // The second retry of the first is due in a minute.
  const restore = await workspace.snapshot();
  await clock.pass(20_000);
  ada.writes('second');
  await workspace.settled();
  await clock.pass(0);
  await workspace.settled();
  answering.status = 200;
  await restore();
  sent.splice(0);
  await clock.pass(40_000);
  await workspace.settled();
  expect(sent.map(({ retry, said }) => [retry, said.event?.text])).toEqual([['2', 'first']]);
  await clock.pass(400_000);
  await workspace.settled();
  expect(sent).toHaveLength(1);
});
