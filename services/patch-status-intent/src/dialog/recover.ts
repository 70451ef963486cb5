import { elicitIntent, elicitSlot, type LexReply } from '@opsline/lex-kit';
import { messages } from '../messages.ts';
import { backFrom } from './asking.ts';
import type { Turn } from './bot.ts';
import { wordsOfPatching } from './patch-questions.ts';
import { nameSaid, pinSaid } from './phrases.ts';
import { attribute } from './session-attributes.ts';
import type { Act } from './step.ts';

/**
 * After an outage a chat goes on where it was: what was asked is asked again, and "try again" asks for the same once more.
 * A phone call goes to a person.
 *
 * @param did what was done, the last of it perhaps not to its end: the table is asked in the next turn
 */
export function recover(turn: Turn, did: readonly Act[]): LexReply | undefined {
  if (turn.channel === 'voice') return undefined;
  const last = did.at(-1);
  const back = backFrom(turn);
  const attributes = { [attribute.authenticated]: 'yes' };
  switch (last?.do) {
    case 'look whether one-time PINs are sent':
    case 'request one-time PIN': {
      const { employeeId } = last;
      const asked = { [attribute.asked]: 'OneTimePin', [attribute.employeeId]: employeeId };
      return elicitSlot(back, 'OneTimePin', [messages.apologyInChat], {
        slots: { EmployeeID: employeeId },
        attributes: { ...attributes, ...asked },
      });
    }
    case 'verify one-time PIN':
      return elicitSlot(back, 'OneTimePin', [messages.apologyInChat], { attributes });
    case 'read latest':
    case 'read failures':
    case 'list groups':
    case 'read group': {
      const asked = { [attribute.asked]: 'JobName', [attribute.jobName]: jobOf(turn, last) };
      return elicitSlot(back, 'JobName', [messages.apologyInChat], {
        attributes: { ...attributes, ...asked },
      });
    }
    default:
      return whereItWas(turn, attributes);
  }
}

/** What is asked for once more: what was read, or in whose words it was asked. */
function jobOf(
  turn: Turn,
  act: Extract<Act, { do: 'read latest' | 'read failures' | 'list groups' | 'read group' }>,
) {
  if ('said' in act) return pinSaid(act.said) === undefined ? act.said : null;
  return wordsOfPatching(turn.transcript) ?? turn.attributes[attribute.jobName] ?? null;
}

/** Nothing was done yet: it may not even be known who it is. What was said is kept as what is asked about. */
function whereItWas(turn: Turn, attributes: Readonly<Record<string, string>>): LexReply {
  const asked = turn.attributes[attribute.asked];
  if (asked === 'EmployeeID' || asked === 'OneTimePin') {
    return elicitSlot(backFrom(turn), asked, [messages.apologyInChat], { attributes });
  }
  if (asked === undefined) return elicitIntent(turn, [messages.apologyInChat], { attributes });
  const job = pinSaid(turn.transcript) === undefined ? nameSaid(turn.transcript) : null;
  return elicitSlot(backFrom(turn), 'JobName', [messages.apologyInChat], {
    attributes: { ...attributes, [attribute.jobName]: job },
  });
}
