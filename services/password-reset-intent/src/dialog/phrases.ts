import { folded, isAgain } from '@opsline/lex-kit';
import type { AccountIntent } from './bot.ts';

const phone = '(?:phone|mobile|cell|handset|smartphone|sim)s?\\b';
const whose = '(?:(?:my|the|that|this|a|an|any|own|old|work|company|mobile|cell|smart|access|to|both) )*';
const others =
  '(?:somebody|someone|else|friend|colleague|coworker|wife|husband|partner|mother|father|mum|mom|dad|boss|neighbou?r|brother|sister|son|daughter)s?';

const withoutPhone = [
  `\\b(?:lost|stole|broke|smashed|dropped|drowned|misplaced|left|forgot|forgotten|without|no longer have|have no|did not bring|not got|(?:do|have) not (?:have|got|own)|can not (?:find|use|reach|unlock|get (?:at|to))) ${whose}${phone}`,
  `\\b${phone} (?:\\w+ ){0,4}?(?:lost|stolen|broken|dead|gone|died|smashed|nicked|missing|damaged|drowned|at home|repaired|not here|not with me|not work|not working|not turn on|battery|signal)\\b`,
  `\\b(?:another|different|other|new|borrowed) (?:\\w+ )?(?:${phone}|number\\b)`,
  `\\b${others} (?:\\w+ )?${phone}|\\b(?:landline|pay ?phone|phone box)\\b`,
  `\\bnot (?:(?:calling|phoning|ringing|from) )*(?:my|mine|the same)\\b.*\\b${phone}|\\b${phone} (?:\\w+ ){0,6}?not (?:mine|my own)\\b|\\bnot (?:calling|phoning|ringing) from (?:my|the)\\b`,
  `\\b(?:calling|phoning|ringing)(?: \\w+)? from (?:a|an|the|my) (?:desk|office|hotel|home|reception)\\b`,
];

const person =
  '(?:human|(?:real|live|actual) person|a person|operator|agent|representative|somebody|someone|technician|help ?desk|service desk|support (?:team|desk|line)|it (?:department|support))';

const it = '(?:it|mine|that|the old one)\\b';

/** What a sentence is about, in whatever words: patterns of folded ones. */
const about = {
  /** Without the phone on record nothing can be done here. */
  withoutPhone: withoutPhone.join('|'),
  /** A wish for a person; a person who is only spoken of is none. */
  person: `(?<!\\bnot )\\b(?:speak|talk|chat|write|connect|transfer|put|get|give|reach|contact|call|need|want|like|prefer|rather|number|there)\\b(?: \\w+){0,6}? ${person}\\b`,
  /** What the intent is about. */
  trouble:
    '\\b(?:pass ?(?:word|wort|wd|phrase|code)|pwd?|pw|log ?[io]n|sign ?in|credentials|reset|locked|lock|unlock|locked out|shut out)s?\\b|\\bcan not (?:\\w+ )?(?:log|sign|get|access)\\b|\\b(?:wont|not) let me\\b|\\b(?:no|lost) access\\b',
  lock: '\\b(?:un)?lock(?:ed)?\\b|\\b(?:locked|shut) out\\b',
  /** What is said of a password that is known or not, once an unlock was offered. */
  forgotten: `\\bforg[eo]t(?:ten)? ${it}|\\bnot (?:\\w+ )?(?:know|remember|recall) ${it}`,
  known: `\\b(?:know|remember|recall) ${it}`,
  no: '^(?:no|nope|nah)\\b',
  password: '\\b(?:pass ?(?:word|wort|wd|phrase|code)|pwd?|pw|reset)s?\\b',
  /** Somebody does not know what to answer. */
  help: '\\bhelp\\b|\\b(?:do|can|did|could) not (?:know|understand|remember|recall|follow|see what)\\b|\\bnot sure\\b|\\bno (?:idea|clue)\\b|\\bwhat do you mean\\b',
  question:
    '^(?:(?:and|but|so|ok|okay|well|oh|um|then|sorry|wait|hi|hello) )*(?:(?:can|could) you tell me |tell me |i (?:want|would like) to know )?(?:why|how|which|where|who|when|what)\\b',
  noPin:
    '\\b(?:not|never|no|nothing)\\b.*\\b(?:get|got|gotten|receive|received|arrive|arrived|come|came|here|text|message|sms)\\b|\\b(?:send|resend|new|another)\\b.*\\b(?:pin|code|text|message|sms|it|one)\\b|\\b(?:expired|too late)\\b',
} as const;

/** Whether a sentence is about this, by any of its words. */
export function isAbout(text: string, what: keyof typeof about): boolean {
  return new RegExp(about[what]).test(folded(text));
}

/** Which of the two is spoken of: an unlock alone, or a new password; a locked password is one to reset. */
export function wishIn(text: string): AccountIntent | undefined {
  if (isAbout(text, 'password')) return 'ResetPW';
  return isAbout(text, 'lock') ? 'UnlockAccount' : undefined;
}

/** Whether somebody wants another one-time PIN, or has none. */
export function wantsPin(text: string): boolean {
  return isAgain(text) || isAbout(text, 'noPin');
}
