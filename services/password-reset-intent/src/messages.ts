import { durationInWords, numberInWords, type Sentence, say, spell } from '@opsline/lex-kit';
import { ownSends, pinLifeMs, resendGap } from '@opsline/otp/policy';
import { dateInWords, monthInWords } from './calendar.ts';
import type { Details } from './record/on-record.ts';
import { userIdForm } from './record/user-id.ts';
import { unlocks, unlocksMs, wrongAnswersMs } from './reset/policy.ts';

const pinLife = durationInWords(pinLifeMs);
const [pinSends = resendGap] = ownSends;
const [mostUnlocks = resendGap] = unlocks;

/** What a person hears or reads from the bot. */
export const messages = {
  greeting: say`I can give you a new password. You will need the mobile phone that we have on record.`,
  greetingUnlock: say`I can unlock your account. You will need the mobile phone that we have on record.`,
  askUserId: say`What is your user ID? It has ${userIdForm}.`,
  userIdShape: say`That format seems incorrect. A user ID has ${userIdForm}, such as 104200. What is yours?`,
  askBirthDate: say`What is your date of birth? Please say the day, the month and the year.`,
  birthDateShape: say`That format seems incorrect. Please say your date of birth with day, month and year, such as 5 March 1980.`,
  birthDateYear: say`I need the year too. Please say the whole date with all four digits of the year, such as 5 March 1980.`,
  birthDatePart: say`I need the day, the month and the year. Please say all three, such as 5 March 1980.`,
  birthDateAmbiguous: say`That could be two dates. Please say your date of birth with the name of the month.`,
  birthDateImpossible: say`That cannot be a date of birth here. Please say it again with day, month and year.`,
  askMonthStarted: say`In which month did you start working here?`,
  monthStartedShape: say`That format seems incorrect. Please say the name of a month, such as March.`,
  monthStartedVague: say`Which month was that? Please say its name, such as March.`,
  callBack: say`Then please call back and try again. Goodbye.`,
  /** The same for every user ID, known or not. */
  pinOnItsWay: say`If we know that user ID, a one-time PIN is on its way to the mobile phone on record. It works for ${pinLife}. Please say it or key it in.`,
  pinShape: say`A one-time PIN has six digits. Please say it or key it in, or say "again" for a new one.`,
  /** The same for every user ID; true whether a new one was sent or not. */
  pinAgain: say`If we know that user ID, a new one-time PIN is on its way, unless the last one was sent less than ${durationInWords(resendGap.withinMs)} ago or it would be more than ${numberInWords(pinSends.count)} in ${durationInWords(pinSends.withinMs)}. Please say it or key it in.`,
  /** The same for every user ID; true for whoever is texted one all the same. */
  pinsHalted: say`Too many one-time PINs are asked for now, so yours may not be sent. If it comes, please say it or key it in. If not, say "again" in a few minutes, or "helpdesk" for a person.`,
  askPin: say`Please say the one-time PIN in the text message, or key it in, or say "again" for a new one.`,
  /** The same for a wrong, an expired, a used and a locked one, and for a user ID that nobody has. */
  pinRefused: say`That one-time PIN did not work. Please try once more, or say "again" for a new one.`,
  /** The same whatever is incorrect, and for every account that is not reset by phone. */
  detailsIncorrect: say`The details you provided are incorrect.`,
  letUsTryAgain: say`Let us try again. What is your user ID?`,
  endOfTries: say`Please contact the helpdesk, or check them and call again later. Goodbye.`,
  reset: say`Your password has been reset and sent to your mobile.`,
  mustChange: say`When you log on with it, you will be asked to choose a new one. Goodbye.`,
  notDelivered: say`Your password has been changed, but I could not make sure that the text message with the new one was sent.`,
  outcomeUnknown: say`I could not find out whether your password was changed.`,
  /** Said after right answers alone; a reset of which no answer came counts as one. */
  resetTooSoon: say`As far as I know, your password was reset less than an hour ago, so I cannot reset it again yet.`,
  resetTooOften: say`Too many new passwords were sent lately for this account or to this phone, so I cannot send one now.`,
  unlocked: say`Your account was locked. It is unlocked now, and your password is as it was. Goodbye.`,
  unlockedNow: say`Your account was locked, and it is unlocked now.`,
  notLocked: say`Your account is not locked.`,
  expired: say`Your password has expired, or has to be changed.`,
  merelyLocked: say`Your account is locked, and your password has not expired. If you still know it, I can unlock the account, and you keep it.`,
  offerUnlock: say`Shall I unlock it? Say "no" for a new password.`,
  offerReset: say`Would you like a new password?`,
  /** A one-time PIN is good for what it was asked for. */
  pinForReset: say`A new password needs a one-time PIN of its own.`,
  choiceLapsed: say`That took a while, so I have to ask for a one-time PIN once more.`,
  unlockUnknown: say`I could not find out whether your account was unlocked.`,
  unlockedTooOften: say`Your account was unlocked ${numberInWords(mostUnlocks.count)} times in the last ${durationInWords(unlocksMs)}, so I cannot unlock it again now.`,
  notUnlocked: say`Sorry, something went wrong on our side. Your account has not been unlocked.`,
  /** Where a deployment asks for no proof that would be enough. */
  notHere: say`I cannot do that by phone here.`,
  noNewPassword: say`Then I leave your password as it is. Goodbye.`,
  tooManyAnswers: say`Too many details were wrong in the last ${durationInWords(wrongAnswersMs)}, so I cannot check any now.`,
  unavailable: say`Sorry, something went wrong on our side. Your password has not been changed.`,
  noted: say`I have noted that.`,
  yesOrNo: say`Please say "yes" or "no", or what is wrong.`,
  notHeard: say`I did not hear anything.`,
  correctThat: say`Let us correct that.`,
  startAgain: say`Let us start again.`,
  /** What can be said to a question, and the ways out of it. */
  helpUserId: say`It is what you log on with. Say it or key it in. You can also say "start over", or "helpdesk" for a person.`,
  helpBirthDate: say`Say it as in 5 March 1980, or key in day, month and year, eight digits. You can also say "start over", or "helpdesk" for a person.`,
  helpMonthStarted: say`Say the month, as in March, or key in its number. You can also say "start over", or "helpdesk" for a person.`,
  helpConfirmation: say`Say "yes" if all of it is right, or what is not, as in "the month is wrong". You can also say "start over", or "helpdesk" for a person.`,
  helpOffer: say`Say "yes" or "no". You can also say "start over", or "helpdesk" for a person.`,
  helpPin: say`It has six digits. You can also say "start over", or "helpdesk" for a person.`,
  /** True for every user ID; nothing is told of what is on record. */
  whyDetails: say`I compare what you say with what we have on record, so that nobody else gets into your account.`,
  whyUserId: say`I need it to know whose account it is.`,
  whyPin: say`It shows that you have the phone that we have on record.`,
  aboutPin: say`If we know that user ID, the text message goes to the mobile phone on record, and should take a few seconds. You can have a new one after ${durationInWords(resendGap.withinMs)}, and ${numberInWords(pinSends.count)} in ${durationInWords(pinSends.withinMs)}.`,
  howLong: say`It takes about two minutes: a few questions, and a text message.`,
  notYourFault: say`No, that is not your fault.`,
  pinLife: say`A one-time PIN works for ${pinLife}. After that, say "again" for a new one.`,
  whatThen: say`I ask for your user ID, your date of birth and the month you started, and send a one-time PIN to the mobile phone on record. If all is right, I unlock your account, or you get a new password by text message.`,
  whatAfterYes: say`After "yes", a one-time PIN goes to the mobile phone on record, if we know that user ID. After "no", we stop, and nothing is changed.`,
  whatAfterPin: say`If it is right, and so are your details, I do what you asked for. A new password comes by text message.`,
  cannotSayWhich: say`For your safety I cannot say which.`,
  /** The same for a wrong, an expired, a used and a locked one, as above. */
  cannotSayWhy: say`For your safety I cannot say why. A one-time PIN works once, and for ${pinLife}.`,
  whoIAm: say`I am the bot that gives new passwords and unlocks accounts.`,
  whichUserId: say`Your user ID is what you log on with. It has ${userIdForm}.`,
  whichPin: say`A one-time PIN is six digits that I send you in a text message. It works once.`,
  withoutPhone: say`I can help only with the mobile phone that we have on record.`,
  numberUnknown: say`I cannot see the number that you call from. It has to be the one that we have on record.`,
  /** In a chat, which goes on. */
  turnToHelpdesk: say`I cannot connect you with a person from a chat. Please contact the helpdesk.`,
  helpdesk: say`Please contact the helpdesk. Goodbye.`,
  sure: say`Sure.`,
  welcome: say`You are welcome.`,
  takeYourTime: say`Take your time.`,
  hello: say`Hello.`,
  howToBegin: say`Say "I forgot my password" or "unlock my account", or "helpdesk" for a person.`,
  help: say`I reset forgotten passwords and unlock accounts. Say "I forgot my password" or "unlock my account" to begin. I then ask for your user ID, your date of birth and the month you started. Say "goodbye" to end.`,
  notUnderstood: say`Sorry, I did not understand that. Say "I forgot my password", "unlock my account" or "help".`,
  givingUp: say`Sorry, I still do not understand.`,
  goodbye: say`Goodbye.`,
  apology: say`Sorry, something went wrong on our side.`,
} as const;

const isThatCorrect = say`Is that correct?`;

/** Reads the details back and asks for a yes or a no. */
export function readBack({ userId, birthDate, monthStarted }: Details): Sentence {
  return say`Your user ID is ${spell(userId)}, you were born on ${dateInWords(birthDate)} and you started in ${monthInWords(monthStarted)}. ${isThatCorrect}`;
}

/** What Lex would ask by itself: the prompts of bot.yml. */
export const prompts = {
  UserID: messages.askUserId,
  DOB: say`What is your date of birth, with the year?`,
  MonthStarted: messages.askMonthStarted,
  OneTimePin: say`Please say or key in the one-time PIN.`,
  confirmation: isThatCorrect,
} as const;

/** What the contact flow says: every text of flows/. */
export const flowSentences = {
  UserAdministration: [
    'Welcome to user administration.',
    'Say "I forgot my password" or "unlock my account".',
    'Sorry, something went wrong on our side.',
    'I will connect you with somebody who can help.',
    'You have not proved who you are, so you will be asked again.',
    'I cannot connect you with anybody now. Please contact the helpdesk. Goodbye.',
  ],
  /** What an agent hears before the caller is put through. */
  AgentWhisper: [
    'Proved in this call: a one-time PIN, at $.Attributes.provedOneTimePin. Before you change anything, ask for the proof of the user ID that it is about.',
    'Nothing is proved of who is calling. Before you tell or change anything, ask for the proof.',
    'The number on record was changed recently, so no one-time PIN goes to it. Before you tell or change anything, find out in another way who is calling.',
  ],
  /** What agent and caller hear in the flow to which the agent has sent the call. */
  HelpdeskProof: [
    'Please key in the user ID of the caller. I will send a one-time PIN to the mobile phone on record, and the caller will key it in.',
    `That is no user ID. It has ${userIdForm}.`,
    'Too many one-time PINs are asked for now, so none is sent. Nothing is proved. Please try again in a few minutes.',
    `If we know that user ID, a one-time PIN is on its way to the mobile phone on record. It works for ${pinLife}. Please key it in. Nobody else can hear it.`,
    'Right. The one-time PIN that went to the mobile phone on record was keyed in.',
    'Wrong. That was not the one-time PIN. Nothing is proved.',
    'No one-time PIN was keyed in. Nothing is proved.',
    'Sorry, something went wrong on our side. Nothing is proved.',
    'Please wait. The person you spoke with will be back with you.',
  ],
} as const;
