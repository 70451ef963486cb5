import { type KeypadRules, keyOf } from '../caller/keypad.ts';
import type { Texts } from '../contact.ts';

/** How the bot listens to a voice caller. */
export type Listening = {
  readonly startMs: number;
  readonly keypad: KeypadRules;
};

/** Defaults of Lex in a contact flow (Administrator Guide, Get customer input). */
const defaults = { start: 3000, endKey: '#', deleteKey: '*', betweenKeys: 5000, longest: 1024 };

/**
 * How to listen for `slot` of `intent`: session attributes such as
 * `x-amz-lex:dtmf:max-length:patchStatusIntent:JobName` override the defaults; `*` stands for any name.
 */
export function listening(attributes: Texts, intent = '', slot = ''): Listening {
  const override = (setting: string): string | undefined =>
    [`${intent}:${slot}`, `${intent}:*`, '*:*']
      .map((place) => attributes[`x-amz-lex:${setting}:${place}`])
      .find((found) => found !== undefined);
  const ms = (setting: string, otherwise: number): number => {
    const text = override(setting);
    return text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : otherwise;
  };
  const startMs = ms('audio:start-timeout-ms', defaults.start);
  return {
    startMs,
    keypad: {
      maximumLength: ms('dtmf:max-length', defaults.longest),
      terminator: override('dtmf:end-character') ?? defaults.endKey,
      // Lex also knows A to D, which no caller's phone has.
      cancelKey: keyOf(override('dtmf:deletion-character') ?? defaults.deleteKey) ?? '',
      firstDigitMs: startMs,
      interdigitMs: ms('dtmf:end-timeout-ms', defaults.betweenKeys),
    },
  };
}
