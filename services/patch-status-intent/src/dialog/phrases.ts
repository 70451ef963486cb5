import { digitsSaid, folded, isAgain, phrases, repairIn } from '@opsline/lex-kit';
import { parsePin } from '@opsline/otp';

/** Words that mean every job of the last 24 hours, not one target group. */
export const isLatest = phrases(
  'latest, the latest, latest job, the latest job, latest jobs, latest patching, latest patching job, check latest, last night, last nights patching, most recent, recent, all, all jobs, everything, yesterday, today',
);

const notHere =
  /^(?:(?:i )?(?:got|have|see|received|there is)? ?(?:still )?(?:nothing|no (?:text|message|text message|pin|code|one time pin|sms))(?: (?:has |have |is |was )?(?:here|yet|so far|at all|there|came|come|comes|coming|arrived?|received|shown up|turned up|been (?:sent|received)|on my phone))*|(?:it is )?(?:still )?not (?:here|there|arrived|received)(?: yet)?|not yet|(?:i am )?still waiting(?: for (?:it|the pin|the code))?|(?:where is|i am waiting for) (?:it|my pin|the pin|the code|the one time pin|my code|the text|the message)|try again|it (?:has )?expired|(?:too late|expired)|(?:that|it) did not work)$/;

/** Asks for another one-time PIN, or says that none has come. */
export function asksForPin(text: string): boolean {
  return isAgain(text) || notHere.test(folded(text));
}

const beginning =
  /^(?:(?:want|need|wanna|like|can|could|may|will|would|you|me|us|i|to|get|give|show|tell|see|know|do|a|an|the|quick|latest|my|our|run|start|begin|lets|let|have|look|at|please) )*(?:check(?: on)?(?: (?:the|my|our))?(?: (?:patch|patching|patches))?(?: (?:job|jobs|status|state|run|runs))?|(?:patch|patching)(?: (?:job|jobs|status|state|report|update|check))|status|patching|patches)(?: (?:please|now|again))*$/;

/** Whether words begin the conversation, and name nothing: "check patching", "I need the patch status". */
export function isStart(text: string): boolean {
  return beginning.test(withoutId(folded(text)));
}

const id = /(?:\b(?:i am|this is|it is|my|the|employee|id|number|is|with|as|its|im) )*\b[0-9]{3}\b(?! [0-9])/;
const courtesy =
  /^(?:(?:hi|hello|hey|hiya|good (?:morning|afternoon|evening)|there|ok|okay|so|and|now|well|thanks|thank you|please|bot|also|then|um|uh|no|yes)\b ?)+/;

/** Folded words without a greeting, and without who says them. */
function withoutId(said: string): string {
  return said.replace(courtesy, '').replace(id, ' ').replace(/ +/g, ' ').trim().replace(courtesy, '').trim();
}

/** The name that stands behind "check patching for", "status of", "about": as it was said. */
const named =
  /\b(?:patch(?:ing|es)?|status|state|job|jobs|check|run|runs|look|about|know)\b[^,;.!?]*?\b(?:for|of|on|about|at)\s+(?:the\s+)?(.+)$/i;

/**
 * What somebody asks about in a sentence that begins the conversation: "hi, I am 101, check patching for windows server
 * prod please".
 */
export function jobIn(text: string): string | undefined {
  if (isStart(text)) return undefined;
  const job = named
    .exec(text)?.[1]
    ?.replace(/[\s,.!?]*(?:\bplease\b[\s,.!?]*|\bthanks?\b(?: you)?[\s,.!?]*)*$/i, '');
  return job === '' ? undefined : job;
}

/** Talks of machines: what is named may be a group of them. */
const machines =
  /\b(?:servers?|machines?|hosts?|nodes?|instances?|fleet|clusters?|groups?|windows?|linux|ubuntu|debian|amazon|red ?hat|database|databases|db|web|dev|development|test|staging|uat|prod|production|patch\w*|job|jobs)\b/;

export function isOfMachines(text: string): boolean {
  return machines.test(folded(text));
}

/** What somebody names, without a greeting, and with what they said in place of something else. */
export function nameSaid(text: string): string {
  const said = repairIn(text) ?? text;
  const bare = said
    .replace(/^(?:(?:hi|hello|hey|ok|okay|so|and|please|um|uh|well|then)\b[\s,.!]+)+/i, '')
    .replace(/[\s,.!?]+$/, '')
    .replace(/[\s,.!?]+(?:please|thanks|thank you)$/i, '');
  return jobIn(said) ?? (bare === '' ? said : bare);
}

/** An employee ID in a sentence that says that it is one, or that takes another one back. */
export function idNamed(text: string): string | undefined {
  const numbers = text.match(/[0-9]+/g) ?? [];
  const first =
    /^(?:\W*(?:hi|hello|hey|there|good|morning|evening|afternoon|it|is|this|s|ok|yes)\b)*\W*([0-9]{3})\b(?=\s*[,;:]|\s+(?:here|again|and|check|show|how|what|speaking)\b)/i;
  const begun = numbers.length === 1 ? first.exec(text)?.[1] : undefined;
  if (begun !== undefined) return begun;
  const repaired = repairIn(text);
  if (repaired !== undefined && /^[0-9]{3}$/.test(repaired)) return repaired;
  const said = folded(text);
  const all = [
    ...said.matchAll(
      /\b(?:i am|this is|id(?: number)?(?: is)?|employee(?: number)?(?: is)?|number is|its) ([0-9]{3})\b(?! [0-9])/g,
    ),
  ];
  return all.length === 1 ? all[0]?.[1] : undefined;
}

/** An employee ID in the answer to the question for it: three digits, one by one or in words. */
export function idSaid(text: string): string | undefined {
  return idNamed(text) ?? digitsSaid(text.trim(), 3);
}

/** One row of six digits among words of ASCII, at most with a space or a hyphen in its middle. */
const pinAmongWords = /(?<![\w.+-])[0-9]{3}[ -]?[0-9]{3}(?![\w-]|\.[0-9])/;

/** A one-time PIN in what was typed: all of it, or six digits among words. */
export function pinSaid(text: string): string | undefined {
  const whole = parsePin(text);
  if (whole !== undefined || !/^[\x20-\x7e‘’ʼ…]*$/.test(text)) return whole;
  const digits = text.replace(/[^0-9]/g, '');
  return pinAmongWords.test(text) ? parsePin(digits) : undefined;
}
