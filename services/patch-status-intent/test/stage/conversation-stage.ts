import { readFileSync } from 'node:fs';
import { aMinute, type FragileStage, timeIn } from '@opsline/lex-kit/testing';
import { countedIn, type Fault, loadScenario, type Scenario, type ScenarioName } from '@opsline/local-aws';
import { type Clock, virtualClock } from '@opsline/local-kit/clock';
import { readTemplate, withFiles } from '@opsline/local-kit/read-template';
import { createLexRuntime, parseBot } from '@opsline/local-lex';
import { NothingToPressError } from '@opsline/local-slack';
import { pinLifeMs } from '@opsline/otp';
import { bot } from '../../src/dialog/bot.ts';
import { awsWorld } from './aws-world.ts';
import { troubleOf } from './systems-manager-troubles.ts';

/** Friday, 20 November 2026, 08:00 UTC. */
export const start = Date.UTC(2026, 10, 20, 8, 0);

const service = new URL('../..', import.meta.url).pathname;
const template = withFiles(readTemplate(readFileSync(`${service}bot.yml`, 'utf8')), service);
export const patchStatusBot = parseBot(template, undefined, { 'self:custom.botName': `${bot.name}-test` });

const scenarios: Readonly<Record<string, ScenarioName>> = {
  'nothing was patched last night': 'quiet',
  'two windows were patched last night': 'two-jobs',
};

/** Which small company a scene plays in, by its stage directions. */
export function scenarioOf(directions: readonly string[]): ScenarioName {
  return directions.flatMap((direction) => scenarios[direction] ?? [])[0] ?? 'default';
}

const down = { name: 'InternalServerError', status: 500, message: 'down' } as const;

/** What a stage direction says to be wrong from now on. */
function faultOf(direction: string, company: Scenario): Fault | undefined {
  return direction === 'the table of one-time PINs is down'
    ? { service: 'dynamodb', error: down }
    : troubleOf(direction, company);
}

/** By what a person talks to the bot. */
export type Medium = {
  readonly clock: Clock;
  /** Lets so many milliseconds pass. */
  readonly pass: (ms: number) => Promise<void>;
  readonly begin: (world: Awaited<ReturnType<typeof awsWorld>>) => Promise<Talk>;
  /** What of AWS it needs. */
  readonly more?: Parameters<typeof awsWorld>[2];
};

type Talk = {
  /** What the bot answers to it in one of the conversations. */
  readonly says: (text: string, conversation: number) => Promise<readonly string[]>;
  /** Carries out what only this medium has, and gives what the bot says to it; false where it has no such thing. */
  readonly happens?: (direction: string, conversation: number) => Promise<false | readonly string[]>;
  /** Whether the last answer ended the conversation. */
  readonly isOver: () => boolean;
  /** Lets time pass until nothing of what was said is still to be carried out; without it, nothing ever is. */
  readonly carriedOut?: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** Straight to the runtime of Lex, in memory. */
function lexAlone(): Medium {
  const clock = virtualClock(start);
  return {
    clock,
    pass: clock.sleep,
    begin: async ({ handler }) => {
      const lex = createLexRuntime({ bot: patchStatusBot, localeId: 'en_US', hook: handler, now: clock.now });
      return { ...talkTo(lex), stop: async () => {} };
    },
  };
}

function talkTo(lex: ReturnType<typeof createLexRuntime>): Pick<Talk, 'says' | 'isOver'> {
  let over = false;
  return {
    isOver: () => over,
    says: async (text, conversation) => {
      const sessionId = `T1:U${conversation}`;
      const { messages = [], sessionState } = await lex.recognizeText({ sessionId, text });
      over = sessionState?.dialogAction?.type === 'Close';
      return messages.flatMap((message) => ('content' in message ? [message.content] : []));
    },
  };
}

/** The bot and both functions in memory, over AWS on the wire, with a clock that only stage directions move. */
export async function conversationStage(
  scenario: ScenarioName,
  { clock, pass, begin, more }: Medium = lexAlone(),
): Promise<FragileStage> {
  const company = loadScenario(scenario, start);
  const world = await awsWorld(company, clock, more);
  const { aws, settled, watch, watchEvents } = world;
  const talk = await begin(world);
  const remedies: (() => void)[] = [];
  let told = 0;
  // Where this conversation begins: which one it is, and how many text messages there were before it.
  let begun = { conversation: 1, texts: 0 };

  const texts = () => aws.texts.list().slice(begun.texts);
  const pins = () => texts().flatMap(({ body }) => /[0-9]{6}/.exec(body)?.[0] ?? []);
  const says = (text: string) => talk.says(text, begun.conversation);
  const authenticate = async (employeeId: string) => {
    await says('check patching');
    await says(employeeId);
    await settled();
    await says(pins().at(-1) ?? 'no one-time PIN came');
    told = aws.texts.list().length;
  };

  return {
    says,
    ended: talk.isOver,
    stop: async () => {
      await talk.stop();
      await aws.stop();
    },
    watch,
    watchEvents,
    kept: () => countedIn(aws.endpoint),
    untrue: () => [],
    isImpossible: (error) => error instanceof NothingToPressError,
    rest: (heard, gapMs) => {
      // Of a text message that failed it may not be known whether it was sent.
      const asked = heard.filter((line) => /one-time PIN comes by text message/.test(line)).length;
      return texts().length > 0 || asked > 1 ? gapMs : aMinute;
    },
    again: async (ms) => {
      for (const remedy of remedies.splice(0)) remedy();
      await talk.carriedOut?.();
      await pass(ms);
      told = aws.texts.list().length;
      begun = { conversation: begun.conversation + 1, texts: told };
    },
    seen: async () => {
      await settled();
      const seen = aws.texts.list().slice(told);
      told = aws.texts.list().length;
      return seen.map(({ to }) => `a text message with the one-time PIN goes to ${to}`);
    },
    cue: async (direction) => {
      const done = await talk.happens?.(withPin(direction, pins()), begun.conversation);
      if (done) return done;
      const passed = timeIn(direction, pinLifeMs);
      await pass(passed);
      const known = /^(\d{3}) is authenticated$/.exec(direction)?.[1];
      if (known !== undefined) await authenticate(known);
      const fault = faultOf(direction, company);
      if (fault) remedies.push(aws.faults.add(fault));
      const back = direction.endsWith(' is back');
      if (back) for (const remedy of remedies.splice(0)) remedy();
      return Boolean(passed || known || fault || back || scenarios[direction]) && [];
    },
    fill: (name) => typed(name, pins()),
  };
}

/** A stage direction with the one-time PIN, if one has come, in the place of the words for it. */
function withPin(direction: string, pins: readonly string[]): string {
  const name = /the (?:first )?one-time PIN|a wrong one-time PIN/;
  return pins.length === 0 || !direction.startsWith('they ')
    ? direction
    : direction.replace(name, (words) => typed(words, pins));
}

/** What a person types for an italic word. */
function typed(name: string, pins: readonly string[]): string {
  const pin = pins.at(-1) ?? '';
  const wrong = (by: number) => String((Number(pin) + by) % 1_000_000).padStart(6, '0');
  const words: Readonly<Record<string, string | undefined>> = {
    'the one-time PIN': pin,
    'the first one-time PIN': pins[0],
    'the one-time PIN, with a space in the middle': `${pin.slice(0, 3)} ${pin.slice(3)}`,
    'a wrong one-time PIN': wrong(1),
    'another wrong one-time PIN': wrong(2),
    'a third wrong one-time PIN': wrong(3),
  };
  const text = words[name];
  if (!text) throw new Error(`nothing can be typed for _${name}_`);
  return text;
}
