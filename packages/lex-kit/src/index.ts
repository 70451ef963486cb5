export { apology } from './apology.ts';
export { declareBot } from './bot.ts';
export { LexReplyError } from './errors.ts';
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
export { inIntent, parseTurn, type Turn } from './turn.ts';
