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
export { folded, isAgain, isGoodbye, phrases } from './phrases.ts';
export {
  type Changes,
  close,
  confirmIntent,
  delegate,
  elicitIntent,
  elicitSlot,
} from './replies.ts';
export type { LexReply } from './reply.ts';
export { join, moment, quoted, type Sentence, say, spell } from './sentence.ts';
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
