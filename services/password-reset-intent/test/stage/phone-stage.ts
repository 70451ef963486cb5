import { hour, minute } from '@opsline/function-kit/durations';
import { aMinute, type FragileStage, timeIn } from '@opsline/lex-kit/testing';
import { countedIn } from '@opsline/local-aws';
import type { PlacedCall } from '@opsline/local-connect';
import { textInWords } from '@opsline/local-kit/text-in-words';
import { pinLifeMs } from '@opsline/otp/policy';
import { agentSide, NothingInQueueError } from '@opsline/switchboard/agent-side';
import { messages } from '../../src/messages.ts';
import { holds, lockAgain, lockedIn, writesIn } from './password-holds.ts';
import {
  detailsOf,
  directoryFaults,
  endings,
  isInCall,
  isTrue,
  smsDown,
  tellsMoment,
  texterFaults,
  troubles,
} from './phone-cues.ts';
import { phoneLine } from './phone-line.ts';
import { says } from './said.ts';
import { noticeInWords, passwordIn, pinTyped } from './texts-seen.ts';

/** How often taking back is tried. */
const mostTries = 3;
const sweepRuns = 'text messages can be sent again, and what nobody was told is told';

/** A phone call, driven by a scene. */
export async function phoneStage(directions: readonly string[]): Promise<FragileStage> {
  const trouble = Object.assign({}, ...directions.map((direction) => troubles[direction] ?? {}));
  const phone = await phoneLine(trouble);
  const { aws, directory, notices, clock } = phone;
  const sweeping = directions.includes(sweepRuns);
  const agent = agentSide(phone.agent, endings);
  let line: PlacedCall | undefined;
  let over = false;
  const endedHow: string[] = [];
  let told = { texts: 0, notices: 0 };
  let mend = (): void => {};
  let refusals = 0;
  const untrue: string[] = [];
  // When this call began, how many passwords had been written by then, and who was locked.
  let atCall = { began: 0, writes: 0, locked: lockedIn(phone.controllers) };
  // How often a one-time PIN was said to be on its way in this conversation.
  let asked = 0;
  /** What is said of a password is held against what this call has done to it. */
  const heardNow = (said: readonly string[]): string[] => {
    const lifted = atCall.locked.filter((userId) => !locked().includes(userId)).length;
    untrue.push(...said.filter((line) => !isTrue(line, writes() - atCall.writes, lifted)));
    asked += said.filter((line) => [messages.pinOnItsWay.text, messages.pinAgain.text].includes(line)).length;
    return [...said];
  };
  // What there was before this conversation.
  let begun = { texts: 0, writes: 0, notices: 0 };

  const texts = () => aws.texts.list().slice(begun.texts);
  const writes = (): number => writesIn(phone.controllers) - begun.writes;
  const locked = () => lockedIn(phone.controllers);
  const lockedAtFirst = locked();
  const callFrom = (from: string | undefined): Promise<string[]> => {
    atCall = { began: clock.now(), writes: writes(), locked: locked() };
    line = phone.call(from);
    return listen(line);
  };
  const listen = async (call: PlacedCall): Promise<string[]> => {
    const { prompts, waitsFor } = await call.listen();
    over = waitsFor === 'nothing';
    if (waitsFor === 'nothing') endedHow.push(await agent.endOf(call));
    return heardNow(prompts.map(({ text }) => text));
  };
  const answer = async (text: string): Promise<string[]> => {
    if (!line) throw new Error('nobody has called');
    // Whoever was hung up on says nothing more.
    if (over) return [];
    line.answer(text);
    return listen(line);
  };
  const deliverAgain = async (): Promise<string[]> =>
    heardNow(says(await phone.handler(phone.events.at(-1))));
  /** A call up to the read-back: `_a caller from +15550100104 gives the details of 104233_`. */
  const details = async (direction: string): Promise<string[] | undefined> => {
    const [, lockedOut, from, userId = ''] =
      /^a (locked-out )?caller from (\+\d+) gives the details of (\d{6})$/.exec(direction) ?? [];
    const known = detailsOf[userId];
    if (from === undefined || known === undefined) return undefined;
    await callFrom(from);
    const heard = [];
    const wish = lockedOut === undefined ? 'I forgot my password' : 'I am locked out';
    for (const text of [wish, userId, ...known]) heard.push(await answer(text));
    return heard.at(-1);
  };

  /**
   * A call beyond the read-back: `_a caller from +15550100104 confirms the details of 104233_`. The details are read
   * back and a one-time PIN is said to be on its way; what is said otherwise comes out.
   */
  const confirms = async (direction: string): Promise<readonly string[] | undefined> => {
    const [, who, userId = ''] =
      /^(a (?:locked-out )?caller from \+\d+) confirms the details of (\d{6})$/.exec(direction) ?? [];
    if (who === undefined) return undefined;
    const readBack = await details(`${who} gives the details of ${userId}`);
    const repeated = [userId, ...(detailsOf[userId] ?? [])].every((word) =>
      readBack?.join(' ').includes(word),
    );
    if (!repeated || readBack?.length !== 1) return readBack;
    const heard = await answer('yes');
    return heard.join(' ') === messages.pinOnItsWay.text ? [] : heard;
  };

  /** Time passes, or something breaks or is mended. */
  const happens = async (direction: string): Promise<boolean> => {
    const passes = timeIn(direction, pinLifeMs);
    const faults = directoryFaults[direction];
    const sms = direction === 'text messages cannot be sent';
    if (passes > 0) await clock.sleep(passes);
    if (faults) await directory.faults.set(...faults);
    if (sms) mend = aws.faults.add(smsDown);
    const texterFault = texterFaults[direction];
    if (texterFault) mend = phone.watch(texterFault());
    return texterFault !== undefined || passes > 0 || faults !== undefined || sms;
  };
  const sweeps = async (): Promise<void> => {
    mend();
    await phone.sweep().catch(() => {});
  };
  const comesFrom = async (direction: string): Promise<string[] | undefined> => {
    const [comes, from] = /^a call comes(?: from (\+[0-9]+)|, its number withheld)$/.exec(direction) ?? [];
    return comes === undefined ? undefined : callFrom(from);
  };

  return {
    says: answer,
    seen: async () => {
      await phone.settled();
      const texts = aws.texts.list().slice(told.texts).map(textInWords);
      const helpdesk = notices.slice(told.notices).map(({ subject }) => noticeInWords(subject));
      told = { texts: aws.texts.list().length, notices: notices.length };
      const heard = agent.seen();
      untrue.push(...heard.filter((line) => !isInCall(line, atCall.began, clock.now())));
      return [...texts, ...helpdesk, ...heard, ...endedHow.splice(0)];
    },
    cue: async (direction) => {
      if (direction === 'silence') return answer('');
      if (direction === 'the same event is delivered again') return deliverAgain();
      if (direction === sweepRuns) return sweeps().then(() => []);
      const withAgent = await agent.cue(direction, line);
      if (withAgent) {
        line = withAgent;
        return listen(withAgent);
      }
      const happened = troubles[direction] ?? (await happens(direction));
      if (happened || (await holds(direction, directory, passwordIn(texts())))) return [];
      return (
        (await details(direction)) ?? (await confirms(direction)) ?? (await comesFrom(direction)) ?? false
      );
    },
    fill: (name) => pinTyped(name, texts()),
    watch: (meets) =>
      phone.watch((call) => {
        const mishap = meets(call);
        if (mishap === 'refused' && call.service === 'dynamodb') refusals += 1;
        return mishap;
      }),
    watchEvents: phone.watchEvents,
    kept: () => countedIn(aws.endpoint),
    untrue: () => untrue,
    rest: (heard, gapMs) => {
      // A record is told of once a day; what may have been written counts as if it had been.
      if (notices.length > begun.notices) return Math.max(gapMs, 25 * hour);
      if (writes() > 0) return gapMs;
      // What cannot be taken back while the table stays down stands for an hour.
      const isUnknown = heard.includes(`**Bot:** ${messages.outcomeUnknown.text}`);
      if (isUnknown || refusals > mostTries) return Math.max(gapMs, hour);
      // Three text messages in a quarter of an hour, of which it may not be known whether they were sent.
      return Math.max(asked, texts().length) > 1 ? Math.min(gapMs, 16 * minute) : aMinute;
    },
    isImpossible: (error) => error instanceof NothingInQueueError,
    isPast: (line) => tellsMoment(line) || (begun.writes > 0 && line.endsWith('the old password_')),
    again: async (ms) => {
      mend();
      await Promise.all(phone.controllers.map(({ faults }) => faults.clear()));
      if (!over) line?.hangUp();
      await phone.settled();
      endedHow.splice(0);
      atCall = { ...atCall, writes: 0 };
      asked = 0;
      // What is still to be told is told by then.
      await clock.sleep(sweeping ? Math.max(ms, 6 * minute) : ms);
      if (sweeping) await sweeps();
      begun = { texts: aws.texts.list().length, writes: begun.writes + writes(), notices: notices.length };
      told = { texts: begun.texts, notices: notices.length };
      await lockAgain(directory, lockedAtFirst);
    },
    stop: async () => {
      line?.hangUp();
      await phone.stop();
    },
  };
}
