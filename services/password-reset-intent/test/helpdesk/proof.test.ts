import { coverage } from '@opsline/local-connect';
import { describe, expect, test } from 'vitest';
import { flowSentences } from '../../src/messages.ts';
import { dana, spoken } from '../stage/dana.ts';
import { flowFiles, flowsWith, type Trouble } from '../stage/phone-line.ts';
import { pinsIn } from '../stage/texts-seen.ts';
import { type Call, failing, halted, handedOver, played, proof } from './call.ts';

const [askUserId, noUserId, noneIsSent, askPin, right, wrong, nothingKeyed, outage, apart] =
  flowSentences.HelpdeskProof;

describe('the proof that an agent asks for', () => {
  test('the right one-time PIN, which the agent neither hears nor sees', async () => {
    const call = await handedOver();
    const { agent, caller, transferred } = await proof(call, '104233');
    const [pin = 'none'] = pinsIn(call.phone.aws.texts.list());
    expect(agent).toEqual([askUserId, right]);
    expect(caller).toEqual([askPin, right]);
    expect(transferred.flowLog).toEqual([]);
    for (const secret of [pin, '104233']) {
      expect(JSON.stringify([agent, transferred, call.phone.log])).not.toContain(secret);
    }
  });

  test('delivered again, the right one is right again, and one text message is sent', async () => {
    const call = await handedOver({ deliver: 2 });
    expect((await proof(call, '104233')).agent).toEqual([askUserId, right]);
    expect(call.phone.aws.texts.list()).toHaveLength(1);
  });

  test.each<[string, string, Call, string | undefined]>([
    ['a wrong one', '104233', {}, '000000'],
    ['a user ID that nobody has', '999999', {}, '000000'],
    ['an account that is not reset by phone', '104202', {}, '000000'],
    ['a call from another number than the one on record', '104233', { from: '+15550100777' }, '000000'],
  ])('%s sounds alike, and is wrong', async (_, userId, from, keys) => {
    const { agent, caller } = await proof(await handedOver({}, from), userId, keys);
    expect([agent, caller]).toEqual([
      [askUserId, wrong],
      [askPin, wrong],
    ]);
  });

  test('nothing keyed in, and too few digits: no guess is counted', async () => {
    const call = await handedOver();
    for (const keys of ['', '1234#']) {
      expect((await proof(call, '104233', keys)).agent).toEqual([askUserId, nothingKeyed]);
    }
  });

  test('whatever number a caller gives, the text message goes to the one on record', async () => {
    const call = await handedOver({ callerNumber: 'off' }, { from: '+15550100777' });
    await proof(call, '104233', '000000');
    expect(call.phone.aws.texts.list().map(({ to }) => to)).toEqual([dana]);
  });

  test('one challenge, one guess: the one-time PIN of one challenge is none in the next', async () => {
    const call = await handedOver();
    await proof(call, '104233', '000000');
    const [pin = 'none'] = pinsIn(call.phone.aws.texts.list());
    expect((await proof(call, '104233', pin)).agent).toEqual([askUserId, wrong]);
  });

  test('proved in a challenge, nothing is proved in the next by a wrong one', async () => {
    const call = await handedOver();
    expect((await proof(call, '104233')).agent).toEqual([askUserId, right]);
    await call.phone.clock.sleep(31_000);
    expect((await proof(call, '104233', '000000')).agent).toEqual([askUserId, wrong]);
  });

  test('the one-time PIN of the bot is none for the helpdesk, of the same call', async () => {
    const says = ['I forgot my password', '104233', ...spoken, 'yes', 'helpdesk'];
    const call = await handedOver({}, { says });
    expect((await proof(call, '104233')).agent).toEqual([askUserId, wrong]);
  });

  test('its limits are the bot’s: after three text messages in a quarter of an hour all sounds alike, and none comes', async () => {
    const says = ['I forgot my password', '104233', ...spoken, 'yes', 'helpdesk'];
    const call = await handedOver({}, { says });
    for (let challenge = 1; challenge <= 3; challenge += 1) {
      await call.phone.clock.sleep(31_000);
      expect((await proof(call, '104233', '000000')).caller).toEqual([askPin, wrong]);
    }
    expect(call.phone.aws.texts.list()).toHaveLength(3);
  });

  test('while the line is halted the agent hears so, the same for every user ID, and nobody is asked for anything', async () => {
    const call = await handedOver(failing('halted'));
    await halted(call);
    for (const userId of ['104233', '999999']) {
      expect(await proof(call, userId)).toMatchObject({ agent: [askUserId], caller: [] });
    }
    const other = await handedOver();
    await halted(other);
    expect(await proof(other, '104233')).toMatchObject({ agent: [askUserId, noneIsSent], caller: [] });
    expect(other.phone.aws.texts.list()).toEqual([]);
  });

  test('what is no user ID is told to the agent alone', async () => {
    for (const userId of ['', '1', 'PIN']) {
      const { agent, caller } = await proof(await handedOver(), userId);
      expect([agent, caller]).toEqual([[askUserId, noUserId], []]);
    }
  });
});

describe('an outage is no wrong answer', () => {
  test.each<[string, Trouble]>([
    ['the caller cannot be put on hold', failing('holdCaller')],
    ['the agent cannot be put on hold: then no one-time PIN is asked for', failing('holdAgent')],
    ['the agent cannot key in', failing('askUserId')],
    ['the function cannot be asked for a one-time PIN', failing('send')],
    ['the caller cannot key in', failing('askPin')],
    ['the function cannot be asked whether it is right', failing('check')],
    ['… and agent and caller not be brought together', failing('check', 'bringBack')],
  ])('%s', async (_, trouble) => {
    const call = await handedOver(trouble);
    const { agent, caller } = await proof(call, '104233');
    expect([...agent, ...caller]).toContain(outage);
    for (const verdict of [right, wrong, nothingKeyed]) expect([...agent, ...caller]).not.toContain(verdict);
  });

  test('the directory is down: it is told before anybody waits for a text message', async () => {
    const call = await handedOver();
    await call.phone.directory.faults.set({ kind: 'refuse' });
    const { agent, caller } = await proof(call, '104233');
    expect([agent, caller]).toEqual([[askUserId, outage], [outage]]);
  });

  test('the agent cannot be brought back: they hear nothing, and nothing is proved', async () => {
    const { agent, caller } = await proof(await handedOver(failing('together')), '104233');
    expect([agent, caller.at(-1)]).toEqual([[askUserId], apart]);
  });

  test('no voice, no language, no word: it goes on', async () => {
    const silent = ['voice', 'language', 'right', 'wrong', 'nothingKeyed', 'noUserId', 'apart'];
    const call = await handedOver(failing(...silent));
    expect((await proof(call, '104233')).agent).toEqual([askUserId]);
    for (const keys of ['000000', '']) await proof(call, '104233', keys);
    await proof(call, '1');
    await proof(await handedOver(failing('together', 'apart')), '104233');
    await proof(await handedOver(failing('send', 'outage')), '104233');
  });
});

test('where somebody keys in, the flow’s log is off, and nothing is kept', () => {
  const { Actions, StartAction } = JSON.parse(flowFiles.HelpdeskProof ?? '');
  expect(Actions[0]).toMatchObject({
    Identifier: StartAction,
    Parameters: { FlowLoggingBehavior: 'Disabled' },
  });
  const types = Actions.map(({ Type }: { Type: string }) => Type);
  expect(types.filter((type: string) => type === 'UpdateFlowLoggingBehavior')).toHaveLength(1);
  expect(types).not.toContain('UpdateContactAttributes');
});

test('the calls above took every branch of the flow', () => {
  const { helpdeskProof } = flowsWith('helpdesk');
  const { table, missed } = coverage({ helpdeskProof }, played);
  expect(missed, table).toEqual([]);
});
