import { folded } from './phrases.ts';

/** What people ask back, by what it is about. */
export type Question =
  | 'where to'
  | 'how long'
  | 'why'
  | 'who'
  | 'which ID'
  | 'which PIN'
  | 'safe'
  | 'whose fault';

const message =
  '(?:it|that|this|one|the (?:one time )?pin|the code|the text|the message|the text message|the sms)';
const anyId = '(?:(?:employee|user|staff) )?(?:id|number)';

/** Patterns of folded words. What they are about is told without a word of whether anything is on record. */
const questions: readonly (readonly [Question, string])[] = [
  [
    'where to',
    `(?:to )?(?:which|what) (?:phone|mobile|cell|number|phone number|mobile number|device)(?: (?:did|do|does|go|will|have|is|was|are|you|send|sent|text|texted|use|used|sending|it|that|going|to|on|file|record|for|me|i|the|code|pin))*|where (?:did|do|does|will|is|was|have)(?: (?:you|it|that|send|sent|text|go|going|gone|being|to|the|code|pin|message|sms|one time|come))+|(?:who|whom) (?:did|do|will) you (?:send|text) ${message}(?: to)?|what is (?:the|my) number(?: on (?:record|file))?`,
  ],
  [
    'how long',
    `how (?:long|soon|many (?:minutes|seconds)|much (?:longer|time))(?: (?:does|do|will|did|would|should|is|must|have|has|am|are|it|that|this|the|one|time|pin|code|text|message|sms|take|taking|takes|work|last|valid|good|for|come|arrive|to|get|here|there|i|wait|need|be|till|until|left|expire|expires|before|usually|still|now|you))*|when (?:will|does|do|should|is)(?: (?:it|that|the|i|you|pin|code|one|time|text|message|sms|going|to|supposed))*(?: (?:come|coming|arrive|arriving|get here|be here|get it|get one|send it|sent|expire))`,
  ],
  [
    'why',
    'why(?: (?:do|did|does|should|must|would|are|is|was|has|have) (?:you|i|we|it|that|this)(?: \\w+){0,8}| not| that| so| my (?:id|number|pin))?|what (?:do|did|would) you (?:need|want|use) (?:it|that|this|my (?:id|number|employee id)|the (?:id|pin)) for|what (?:is (?:it|that|this) )?for|how come',
  ],
  [
    'who',
    'who (?:are|r) you|who is (?:this|that|there|speaking)|are you (?:a |an )?(?:real )?(?:human|bot|robot|person|machine|real|computer|ai)(?: being| person)?|what are you|am i (?:talking|speaking|chatting) (?:to|with) (?:a |an )?(?:real )?(?:human|bot|robot|person|machine)|is this (?:a |an )?(?:bot|robot|machine|human|person|recording)',
  ],
  [
    'which ID',
    `(?:where|how) (?:do|can|could|would|will|should) i (?:find|get|see|know|look up|learn)(?: out)?(?: (?:my|the|an|a|what|is))* ?${anyId}(?: is)?|where is my ${anyId}|what is (?:an |a |my |the )?${anyId}|(?:which|what) ${anyId}|i (?:do not|can not) (?:know|remember|have|find) (?:my |an |a |the )?${anyId}|i (?:have )?(?:forgot|lost|forgotten) my ${anyId}`,
  ],
  [
    'which PIN',
    '(?:what|which) (?:one time )?(?:pin|code|password)|what is (?:a |the |this |my )?(?:one time )?(?:pin|code)|which (?:one time )?pin do you mean',
  ],
  [
    'whose fault',
    '(?:is|was) (?:it|that|this) (?:my (?:fault|mistake)|me|because of me)|(?:did|have) i (?:do|done|break|broken|say|type) (?:something|anything|it)(?: wrong)?|whose fault (?:is|was) (?:it|that)',
  ],
  [
    'safe',
    'is (?:this|that|it) (?:safe|secure|legit|real|a scam|private|recorded)|can i trust (?:you|this|it)|(?:do you|who can) (?:store|keep|see|read|record|save)(?: \\w+){0,4}|is this (?:call|chat|conversation) (?:being )?recorded',
  ],
];

/** All of them, as one pattern. */
export const questionWords = questions.map(([, words]) => words).join('|');

const whole = questions.map(([about, words]) => [about, new RegExp(`(?:^| )(?:${words})$`)] as const);

/** What a question that was asked back is about; undefined where it is none of those that people ask here. */
export function questionIn(text: string): Question | undefined {
  const said = folded(text);
  return whole.find(([, pattern]) => pattern.test(said))?.[0];
}
