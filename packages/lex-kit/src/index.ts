export { apology } from './apology.ts';
export { declareBot, isBot } from './bot.ts';
export {
  createDialog,
  dialogAttributes,
  forgetting,
  oneMore,
  type Reply,
  replyWith,
  type TurnEntry,
  wasAsked,
} from './dialog.ts';
export { LexReplyError } from './errors.ts';
export { gistIn } from './manners/gist.ts';
export {
  asks,
  type Deed,
  heardIn,
  type Kind,
  manners,
  mannersIntents,
  type State,
  stateOf,
} from './manners/manners.ts';
export { chosenOf } from './manners/offer.ts';
export { folded, isAgain, phrases } from './manners/phrases.ts';
export { type Question, questionIn } from './manners/questions.ts';
export { repairIn } from './manners/repair.ts';
export { type Calendar, dayAndTime, moment, span, zones } from './moments.ts';
export {
  type Changes,
  close,
  confirmIntent,
  delegate,
  elicitIntent,
  elicitSlot,
} from './replies.ts';
export type { LexReply } from './reply.ts';
export { join, listed, quoted, type Sentence, say, spell } from './sentence.ts';
export {
  digitsSaid,
  durationInWords,
  isNumber,
  numberInWords,
  type Said,
  type SaidNumber,
  saidIn,
} from './spoken-numbers.ts';
export { inIntent, parseTurn, type Turn } from './turn.ts';
export { unwrapped } from './unwrapped.ts';
