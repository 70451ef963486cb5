import { employeeIdDigits } from '@opsline/employees';
import { minute } from '@opsline/function-kit/durations';
import { durationInWords, listed, numberInWords, quoted, type Sentence, say, spell } from '@opsline/lex-kit';
import { ownSends, pinLifeMs, resendGap } from '@opsline/otp/policy';

const idForm = `${numberInWords(employeeIdDigits)} digits`;
const pinLife = durationInWords(pinLifeMs);
const sendGap = durationInWords(resendGap.withinMs);
const sendsAtMost = ownSends
  .map(({ count, withinMs }) => `${numberInWords(count)} in ${durationInWords(withinMs)}`)
  .slice(0, 1)
  .join();
/** How long Lex keeps a session that nobody writes to: what bot.yml says, which a test compares. */
export const idleMs = 5 * minute;
const idle = durationInWords(idleMs);

/** What a person hears or reads from the bot; what it knows of patching is said in patching/telling/. */
export const messages = {
  askEmployeeId: say`What is your employee ID? It has ${idForm}.`,
  employeeIdShape: say`That is not an employee ID. An employee ID has ${idForm}, such as 104.`,
  /** The same for every ID, known or not; said back, so that a slip is seen. */
  pinSent: (employeeId: string) =>
    say`Thank you. If I know employee ID ${spell(employeeId)} and no limit is reached, a one-time PIN comes by text message within seconds. It works for ${pinLife}. Please type it here.`,
  /** The same whether one was sent or not: the limits are told, and not whether they were met. */
  pinSentAgain: (employeeId: string) =>
    say`If I know employee ID ${spell(employeeId)} and no limit is reached, a new one-time PIN comes by text message within seconds. I may send one every ${sendGap}, and ${sendsAtMost}. It works for ${pinLife}. Please type it here, say "wrong ID", or use the phone line.`,
  /** The same for every ID: of who asks here it tells only what was proved here before. */
  pinsHalted: say`I cannot send a one-time PIN now, because too many were asked for. Please say "again" in a few minutes, or use the phone line.`,
  pinShape: say`A one-time PIN has six digits. Please type it, or say "again" for a new one.`,
  /** The same for a wrong, an expired, a used and a locked one, and for an ID that nobody has. */
  pinRefused: say`That one-time PIN did not work. Say "again" for a new one.`,
  tooManyRefused: say`I could not confirm who you are. Please try again later. Goodbye.`,
  authenticated: say`Thank you, you are authenticated.`,
  askJob: say`Which patch job? Say "latest", or the name of a target group.`,
  anythingElse: say`Anything else? Say "latest", the name of a target group, or "goodbye".`,
  didYouMean: (names: readonly string[]) => say`Did you mean ${oneOf(names)}?`,
  whichOf: (names: readonly string[]) => say`Which one: ${oneOf(names)}?`,
  greeting: say`Hello.`,
  welcome: say`You are welcome.`,
  good: say`Good.`,
  pinFirst: say`I tell that once you have typed the one-time PIN. Say "again" for a new one.`,
  takeYourTime: say`Take your time.`,
  startOver: say`Let us start over.`,
  notHeard: say`I did not hear anything.`,
  notHeardAtAll: say`I did not hear from you. Goodbye.`,
  /** On the phone the flow says that it connects; in a chat nobody can. */
  toSomebody: say`All right.`,
  helpdesk: say`I cannot connect you with a person from a chat. Please call the IT helpdesk.`,
  begin: say`Say "check patching", the name of a target group, or "help".`,
  /** The same whether somebody was signed in before or not. */
  signInFirst: say`For that I need to know who you are. You are signed out after "goodbye", and after ${idle} without a message.`,
  maybeName: say`I am not sure what that means. If it is the name of a target group, I need to know who you are first; if not, say "help".`,
  helpEmployeeId: say`Please type your employee ID, ${idForm}, such as 104. I then send a one-time PIN by text message. Say "goodbye" to end.`,
  helpOneTimePin: say`Please type the one-time PIN, the six digits of the text message. Say "again" for a new one, "wrong ID" to give another employee ID, "agent" for a person, or "goodbye" to end.`,
  helpJob: say`Say "latest" for the patch jobs of the last 24 hours, "what failed", "list groups", or the name of a target group. Say "agent" for a person, or "goodbye" to end.`,
  /** Answers to what people ask back; none tells whether anything is on record. */
  about: {
    who: say`I am a program. I tell how patching went.`,
    why: say`I tell that only to employees who have proved who they are.`,
    'whose fault': say`No, that is not your fault.`,
    safe: say`A one-time PIN works once, and for ${pinLife}. Do not tell it to anyone.`,
  },
  aboutProof: {
    'where to': say`To the mobile phone on record for the employee ID, if I know it. I do not say the number.`,
    'how long': say`A text message takes a few seconds. The one-time PIN works for ${pinLife}; I may send one every ${sendGap}, and ${sendsAtMost}.`,
    'which ID': say`It is the number of ${idForm} by which you are known at work. The IT helpdesk can tell you yours.`,
    'which PIN': say`I send it by text message once you have given your employee ID. It is not the PIN of the phone line.`,
  },
  /** Nothing of this speaks of a one-time PIN: by phone there is none. */
  aboutPatching: {
    'how long': say`An answer takes a few seconds.`,
    why: say`The runs of Systems Manager are all that I know.`,
  },
  help: say`I tell how patching went. Say "check patching" to begin. I then ask for your employee ID and for a one-time PIN that comes by text message. Say "goodbye" to end.`,
  notUnderstood: say`Sorry, I did not understand that.`,
  /** A phone call then goes to a person, which its contact flow says. */
  givingUp: (channel: 'voice' | 'chat') =>
    channel === 'voice'
      ? say`Sorry, I still do not understand.`
      : say`Sorry, I still do not understand. Goodbye.`,
  goodbye: say`Goodbye.`,
  /** By phone the contact flow says what comes then. */
  apology: say`Sorry, something went wrong on our side.`,
  apologyInChat: say`Sorry, something went wrong on our side. Please try again in a few minutes.`,
} as const;

function oneOf(names: readonly string[]): Sentence {
  return listed(
    names.map((name) => quoted(name, 128)),
    'or',
  );
}

/** What Lex asks by itself when a slot is empty: the prompts of bot.yml. */
export const prompts = {
  EmployeeID: messages.askEmployeeId,
  OneTimePin: say`Please type the one-time PIN. It has six digits.`,
  JobName: messages.askJob,
} as const;

/** The text message to the owner of an ID with which somebody tries. One GSM-7 segment, no link. */
export const warningText =
  'Opsline: somebody keeps asking for one-time PINs with your employee ID. If it is not you, tell the IT helpdesk, and do not tell anyone a one-time PIN.';

/** The text message with a one-time PIN. One GSM-7 segment, no link. */
export function pinText(pin: string): string {
  return `Opsline: ${pin} is your one-time PIN to check patching. It works for ${pinLife}. Do not tell it to anyone.`;
}

const employeeIdKeys = `${numberInWords(employeeIdDigits)} digit`;
const somethingWentWrong = 'Sorry, something went wrong on our side.';
const handingOver = [
  'I will connect you with somebody who can help.',
  'You have not proved who you are, so you will be asked again.',
  'I cannot connect you with anybody now. Please call again in a few minutes, or contact the helpdesk. Goodbye.',
] as const;

/** What the contact flows say: every text of flows/. */
export const flowSentences = {
  PatchStatus_MainFlow: [
    'Welcome to IT operations.',
    'Sorry, something went wrong on our side. Please call again in a few minutes, or contact the helpdesk. Goodbye.',
  ],
  PatchStatus_Authentication: [
    `Please enter your ${employeeIdKeys} employee ID, then press pound.`,
    'I did not hear anything.',
    `That was not ${employeeIdKeys}s.`,
    'Please enter your four digit PIN, then press pound.',
    'I did not hear anything.',
    'That was not four digits.',
    'I did not hear from you. Please call again. Goodbye.',
    'Please call again, with your employee ID and your PIN at hand. Goodbye.',
    'Sorry, I could not confirm who you are. Goodbye.',
    somethingWentWrong,
    ...handingOver,
  ],
  PatchStatus_LexBot: [
    'Say "check patching", or the name of a target group.',
    somethingWentWrong,
    ...handingOver,
  ],
  /** What an agent hears before the caller is put through. */
  PatchStatus_AgentWhisper: [
    "Proved in this call: an employee's PIN, at $.Attributes.provedPin, and no one-time PIN. Before you change anything, ask for the proof.",
    'Nothing is proved of who is calling. Before you tell or change anything, ask for the proof.',
  ],
} as const;
