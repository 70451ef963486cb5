import type { Stage } from '@opsline/lex-kit/testing';
import { agentOf, type PlacedCall } from '@opsline/local-connect';
import { textInWords, toTypeIn } from '@opsline/local-kit/text-in-words';
import type { Call, Mishap } from '@opsline/local-slack';
import { logOn } from '../stack/log-on.ts';
import { type Mondays, startMondays } from '../stack/monday/monday.ts';
import { type EventBus, eventBus } from '../stack/schedules/event-bus.ts';
import { onStage } from '../stack/service-folder.ts';
import type { Stack } from '../stack/stack.ts';
import { channelUser } from '../terminal/channel-user.ts';
import { botSays, textArrives } from '../terminal/chat.ts';
import { type PhoneLineName, phoneCall } from '../terminal/phone-call.ts';
import type { Screen } from '../terminal/screen.ts';
import { slackUser } from '../terminal/slack-user.ts';
import { agentSide } from './agent-side.ts';
import { noticeInWords } from './notice-in-words.ts';

/** A stage of the running stack, for one scene: Slack until a call comes. */
export type TourStage = Stage & { readonly leave: () => Promise<void> };

/**
 * Plays on the running stack and shows what happens.
 *
 * @param ofService whether the page is a service's: its intent is reached from the front door, in Slack by Lex's own channel
 */
export function tourStage(stack: Stack, screen: Screen, ofService: boolean): TourStage {
  const { texts, notices } = stack.aws;
  const slack = slackUser(stack);
  const channel = channelUser(stack, 'frontDoorBot');
  const newTexts = newIn(texts.list);
  const newNotices = newIn(notices.list);
  const agent = agentSide(agentOf(stack.phone.connect, stack.phone.flow(onStage('Helpdesk proof'))), endings);
  let secret = '';
  let line: PlacedCall | undefined;
  let events: string[] = [];
  let mondays: Mondays | undefined;

  const show = (answers: readonly string[]): readonly string[] => {
    for (const answer of answers) screen.print(botSays(answer));
    return answers;
  };
  const listenTo = async (call: PlacedCall): Promise<readonly string[]> => {
    const { prompts, waitsFor } = await call.listen();
    if (waitsFor === 'nothing') events.push(await agent.endOf(call));
    return show(prompts.map(({ text }) => text));
  };
  const arrived = async (): Promise<string[]> => {
    // Whatever is on its way was accepted before the bot answered.
    await stack.settle();
    const [came, told] = [newTexts(), newNotices()];
    for (const text of came) {
      screen.print(textArrives(text));
      secret = toTypeIn(text)?.text ?? secret;
    }
    return [...came.map(textInWords), ...told.map(noticeInWords)];
  };
  const inSlack = async (direction: string): Promise<false | readonly string[]> => {
    const [, mentioned] = /^they mention the app in a channel: (.+)$/.exec(direction) ?? [];
    const [, pressed] = /^they press (\[.+\]) on the Home of the app$/.exec(direction) ?? [];
    const [, seconds] = /^Slack asks for a pause of (\d+) seconds?$/.exec(direction) ?? [];
    if (seconds !== undefined) stack.slack.workspace.watch(once({ retryAfter: Number(seconds) }));
    if (mentioned !== undefined) return show(await slack.mentions(mentioned));
    if (pressed !== undefined) return show(await slack.pressesAtHome(pressed));
    if (direction === 'they open the Home of the app') return show(await slack.opensHome());
    return seconds !== undefined && [];
  };
  const operations = async (direction: string): Promise<false | readonly string[]> => {
    const [, day] = /^(Monday, 08:00|Tuesday, 12:00)/.exec(direction) ?? [];
    if (day === undefined) return false;
    screen.print(direction);
    mondays ??= await startMondays(stack);
    if (day === 'Tuesday, 12:00') {
      const { status } = await mondays.watch();
      events.push(status === 'SUCCEEDED' ? 'a report was found' : 'no report was found');
      return [];
    }
    const { alerts } = await mondays.start(
      direction.endsWith('the ticket system is down') ? 'ticket system' : undefined,
    );
    if (alerts.length === 0) events.push('nothing is sent');
    return show(alerts.map(({ sink, lines }) => `${sink}: ${lines[0]}`));
  };

  return {
    says: async (text) => {
      screen.print(`You  ${text}`);
      if (!line) return show(await (ofService ? channel : slack).says(text));
      line.answer(text);
      return listenTo(line);
    },
    cue: async (direction) => {
      const indexing = ofTheIndex.find(([words]) => words === direction)?.[1];
      if (indexing) {
        screen.print(direction);
        await indexing(eventBus(stack));
        return [];
      }
      const happened = (await operations(direction)) || (await inSlack(direction));
      if (happened) return happened;
      const user = /^(\d{6}) logs on with the new password$/.exec(direction)?.[1];
      if (user !== undefined) {
        screen.print(direction);
        return show([`logging on ${await logOn(stack.directory, user, secret)}`]);
      }
      const withAgent = await agent.cue(direction, line);
      if (withAgent) {
        screen.print(direction);
        line = withAgent;
        return listenTo(line);
      }
      const call = callIn(direction);
      if (call !== undefined) {
        screen.print(direction);
        line = phoneCall(stack, call.line, call.from);
        return listenTo(line);
      }
      if (direction !== 'silence' || !line) return false;
      screen.print('You  …');
      line.answer('');
      return listenTo(line);
    },
    seen: async () => {
      const seen = [...(await arrived()), ...agent.seen(), ...events];
      events = [];
      return seen;
    },
    fill: () => secret,
    forms: {
      'a time': /\d\d:\d\d UTC(?: today| yesterday)?/,
      'from a time to another': /(?:today|yesterday), \d\d:\d\d to (?:today, )?\d\d:\d\d/,
      'a time of the day': /(?:yesterday, )?\d\d:\d\d/,
      'three groups': /\w+, \w+ and \w+/,
      // Each service that the front door leads to adds to it.
      'what callers can say': /check patching, (?:or )?the name of a target group(?:, [a-z ]+)*/,
      'the week': /\d{4}-W\d\d/,
    },
    leave: async () => {
      channel.leave();
      line?.hangUp();
      await mondays?.stop();
    },
  };
}

/** What happens to the index of runs, by its stage direction. */
const ofTheIndex: readonly (readonly [string, (bus: EventBus) => Promise<void>])[] = [
  ['the index of runs is read anew', ({ tick }) => tick()],
  ['maintenance windows tell what they did', ({ windowsTell }) => windowsTell()],
];

const endings = {
  disconnected: 'the call ends',
  queued: 'the call waits for a person in the helpdesk',
  ended: 'the call ends',
  'hung up': 'the caller hangs up',
} as const;

/** Has the next message that the app posts meet this, and no other. */
function once(mishap: Mishap): (call: Call) => Mishap | undefined {
  let met = false;
  return ({ method }) => {
    if (met || method !== 'chat.postMessage') return undefined;
    met = true;
    return mishap;
  };
}

/** What comes into a list from now on: each time, what came since. */
function newIn<T>(list: () => readonly T[]): () => readonly T[] {
  let told = list().length;
  return () => {
    const arrived = list().slice(told);
    told += arrived.length;
    return arrived;
  };
}

/** Which line is called, and from where, if the direction says that a call comes. */
function callIn(direction: string): { line: PhoneLineName; from: string | undefined } | undefined {
  const [, about, number] =
    /^a call (?:to (patch status|user administration) )?comes(?: from (\+[0-9]+)|, its number withheld)$/.exec(
      direction,
    ) ?? [];
  if (!direction.startsWith('a call')) return undefined;
  return {
    line: about === 'patch status' || about === 'user administration' ? about : 'IT operations',
    from: number,
  };
}
