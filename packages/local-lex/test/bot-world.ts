import { readFileSync } from 'node:fs';
import type { TurnTrace } from '../src/index.ts';
import { createLexRuntime, readBot } from '../src/index.ts';
import type { Hook } from '../src/runtime/hook.ts';
import type { LexRuntime, LexRuntimeOptions } from '../src/runtime/lex-runtime.ts';

function load(file: string) {
  return readBot(readFileSync(new URL(file, import.meta.url), 'utf8'), file);
}

const bots = { 'order-bot.yml': load('order-bot.yml'), 'steps-bot.yml': load('steps-bot.yml') };

/** One of the bots beside this file. */
export function testBot(file: keyof typeof bots) {
  return bots[file];
}

/** Wednesday 25 November 2020, noon UTC: the day of the Lex V2 guide's examples for AMAZON.Date. */
export const wednesday = Date.UTC(2020, 10, 25, 12);

type TextReply = Awaited<ReturnType<LexRuntime['recognizeText']>>;

/** The part of an event that the tests look at. */
export type HookEvent = {
  readonly invocationSource: string;
  readonly invocationLabel?: string;
  readonly inputTranscript: string;
  readonly interpretations: readonly {
    readonly nluConfidence?: number;
    readonly intent: { readonly name: string };
  }[];
  readonly proposedNextState?: {
    readonly dialogAction: { readonly slotToElicit: string };
    readonly prompt: { readonly attempt: string };
  };
  readonly sessionState: {
    readonly sessionAttributes: Readonly<Record<string, string>>;
    readonly activeContexts: readonly unknown[];
    readonly originatingRequestId: string;
    readonly intent: {
      readonly name: string;
      readonly state: string;
      readonly confirmationState: string;
      readonly slots: Readonly<
        Record<string, { readonly value: { readonly interpretedValue: string } } | null>
      >;
    };
  };
  readonly transcriptions?: readonly { readonly resolvedContext: object; readonly resolvedSlots: object }[];
};

/** What the in-memory function of a test answers: a response, or nothing for Delegate (Close in fulfilment). */
export type Answer = (event: HookEvent) => unknown;

function isHookEvent(event: unknown): event is HookEvent {
  return (
    typeof event === 'object' && event !== null && 'invocationSource' in event && 'sessionState' in event
  );
}

/** Delegates every dialog, and closes every fulfilment as fulfilled. */
function willing({ invocationSource, sessionState }: HookEvent): unknown {
  return {
    sessionState: {
      sessionAttributes: sessionState.sessionAttributes,
      dialogAction: { type: invocationSource === 'DialogCodeHook' ? 'Delegate' : 'Close' },
      intent: {
        ...sessionState.intent,
        state: invocationSource === 'DialogCodeHook' ? sessionState.intent.state : 'Fulfilled',
      },
    },
  };
}

/** An answer of the hook that asks for a slot. */
export function elicit(intent: string, slot: string, said?: string, slots?: object): unknown {
  return {
    sessionState: {
      sessionAttributes: {},
      dialogAction: { type: 'ElicitSlot', slotToElicit: slot },
      intent: { name: intent, ...(slots ? { slots } : {}) },
    },
    ...(said === undefined ? {} : { messages: [{ contentType: 'PlainText', content: said }] }),
  };
}

/** An answer of the hook that ends the conversation. */
export function closing(intent: string, state: string, said?: string): unknown {
  return {
    sessionState: { sessionAttributes: {}, dialogAction: { type: 'Close' }, intent: { name: intent, state } },
    ...(said === undefined ? {} : { messages: [{ contentType: 'PlainText', content: said }] }),
  };
}

/** A runtime with a clock that stands still unless moved, and everything its hook was told. */
export function createWorld(
  file: 'order-bot.yml' | 'steps-bot.yml',
  answer: Answer = () => undefined,
  options: Partial<LexRuntimeOptions> = {},
) {
  const clock = { now: wednesday };
  const events: HookEvent[] = [];
  const traces: TurnTrace[] = [];
  const hook: Hook = async (event) => {
    if (!isHookEvent(event)) throw new Error('not an event');
    events.push(event);
    return answer(event) ?? willing(event);
  };
  const runtime = createLexRuntime({
    bot: testBot(file),
    localeId: 'en_US',
    hook,
    now: () => clock.now,
    requestId: () => '5e0d6d0c-2f1b-4a5a-9a0e-6a1f0c9d1234',
    onTurn: (trace) => traces.push(trace),
    ...options,
  });
  const say = (text: string, requestAttributes: Record<string, string> = {}): Promise<TextReply> =>
    runtime.recognizeText({ sessionId: 'caller-1', text, requestAttributes });
  return {
    runtime,
    events,
    traces,
    say,
    pass: (seconds: number) => {
      clock.now += seconds * 1000;
    },
    /** What the bot says and what it then waits for: "Which machines? | ElicitSlot Machines". */
    turn: async (text: string, attributes: Record<string, string> = {}) =>
      summary(await say(text, attributes)),
  };
}

/** A reply in one line. */
export function summary({ messages, sessionState }: Pick<TextReply, 'messages' | 'sessionState'>): string {
  const said = messages.map(({ content }) => content);
  const { dialogAction, intent } = sessionState;
  const slot = dialogAction?.type === 'ElicitSlot' ? ` ${dialogAction.slotToElicit}` : '';
  const end = dialogAction?.type === 'Close' ? ` ${intent?.name} ${intent?.state}` : '';
  return `${said.join(' / ')} | ${dialogAction?.type ?? 'nothing'}${slot}${end}`;
}
