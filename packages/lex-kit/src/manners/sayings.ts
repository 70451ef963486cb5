import { questionWords } from './questions.ts';

/** What people say beside an answer, by its kind. */
export type Saying =
  | 'person'
  | 'start over'
  | 'ending'
  | 'help'
  | 'question'
  | 'repeat'
  | 'waiting'
  | 'no'
  | 'yes'
  | 'thanks'
  | 'greeting';

const anyId = '(?:(?:employee|user|staff) )?(?:id|number|name)';
const somebody = [
  '(?:human|person|people|agent|operator|representative|rep|somebody|someone|colleague|technician)s?(?: being)?',
  '(?:help|service|support) ?desk|support(?: team)?|it support|customer service|reception',
].join('|');
const phone = '(?:phone|mobile|cell(?: phone)?|handset|number|sim(?: card)?)';

/** Words of parting, which end a conversation whatever was said before them. */
export const farewell =
  '(?:good ?)?bye(?: ?bye)?(?: (?:now|for now|then))?|farewell|ciao|so long|see (?:you|ya|u)(?: (?:later|soon|around|tomorrow))?|cya|talk to you later|good ?night|take care';

/** Words that ask for time by themselves. */
export const moment = [
  '(?:just )?(?:wait |give me |hold on |hang on |i (?:just )?need )?(?:just )?(?:a|one|two|half a|another|a few|a couple of)(?: (?:quick|little|short))? (?:moment|sec|second|minute|min|mo|tick|bit)s?',
  'hang on|hold on|hold the line|bear with me|wait for (?:me|it)|(?:i (?:will|am) |ill |im )?(?:be )?(?:right back|back in a (?:moment|sec|second|minute|bit))|brb|afk|stand by|not so fast|i am not ready(?: yet)?|not yet',
].join('|');
const lookedUp =
  '(?: (?:it|that|this|them|up|in|on|at|for|from|my|the|a|an|id|user|employee|number|phone|mobile|badge|card|pass|date|month|year|papers?|contract|calendar|glasses|pen|notes?|bag|wallet|text|message|pin|code|somewhere|first|now|quickly|here|and|to|look|find|get|of|when|i|started))*';

/**
 * The kinds, the strongest first: of "no, get me a human" the human counts. Each is a pattern of folded words; what the
 * built-in intents of Lex know is among them (Lex V2 Developer Guide, "Built-in intents").
 */
export const sayings: readonly (readonly [Saying, string])[] = [
  [
    'person',
    [
      `(?:(?:speak|talk|chat|connect|transfer|put|get|give|pass|hand|call|reach|to|me|us|with|through|over|would|rather|prefer|like|a|an|the|some|any|real|live|actual|it|from|for|want|need|i|is|there) )*(?:${somebody})`,
      `can (?:(?:a|an|any|some|your|one of your) )*(?:${somebody}) (?:help|assist|call|ring|phone|contact|talk to|speak to)(?: (?:me|us|with (?:this|that|it)))*`,
      'who (?:do|can|should|could|must) (?:i|we) (?:call|ask|talk to|speak to|contact|turn to)(?: (?:about|for|with) (?:this|that|it|help))?|who can help(?: me)?',
      'zero|0|transfer me|put me through',
      `(?:is there |are there |do you have |have you got )?(?:(?:a|an|any|some|real|live|the) )*(?:${somebody}) (?:(?:that|who|whom) )?(?:i|we) (?:can|could|may|might) (?:write|talk|speak|call|ask|chat|turn|reach|message|text|phone|mail|email|contact)(?: (?:to|with|here|instead|about it|about this))*`,
      `(?:what is |give me |tell me |do you have |i need |which is )?(?:the |a )?(?:(?:phone|telephone|contact) )?(?:number|extension|address|e ?mail(?: address)?) (?:of|for|to (?:call|reach)) (?:the |your |a )?(?:${somebody})|(?:what is |give me )?(?:the |your )(?:${somebody}) (?:phone )?(?:number|extension|e ?mail)|(?:how|where|when) (?:do|can|could|would|should) (?:i|we) (?:reach|contact|call|find|get|ask|write to|get hold of|speak to|talk to|get through to) (?:the |your |a |an )?(?:${somebody})(?: (?:directly|instead|here))?`,
      `(?:i )?(?:have )?(?:got )?no ${phone}(?: (?:with me|at home|today|here|on me|now|right now|any ?more|at hand))*`,
      `(?:i )?(?:have )?(?:lost|broke|do not have|have not(?: got)?|not got|no longer have|left|forgot) (?:my |a |the |any )?${phone}(?: (?:with me|at home|today|here|on me|now|right now|any ?more|at hand))*`,
      `my ${phone} (?:is|was|has been|got) (?:lost|broken|stolen|dead|off|flat|gone|old)`,
      `(?:that|it|this) is not my (?:phone|mobile)(?: number)?|(?:i have a|i have got a|i got a) new ${phone}|my ${phone} (?:has )?changed|i changed my ${phone}`,
    ].join('|'),
  ],
  [
    'start over',
    [
      '(?:start|begin|restart)(?: all)?(?: over| again| afresh| anew)(?: again)?(?: from (?:scratch|the (?:start|beginning|top)))?|(?:start|begin|restart) from (?:scratch|the (?:start|beginning|top))|restart|from scratch|new start',
      '(?:go )?back(?: to (?:the )?(?:start|beginning|top))?|take me back|previous|undo|redo|scratch that|clear',
      `(?:that is |it is |this is )?(?:the )?wrong (?:${anyId}|one|person|user|employee)|(?:that|it|this) is not (?:my|the right) ${anyId}|not my ${anyId}|(?:my |the |that )?${anyId} (?:is|was) (?:wrong|not right|not mine)`,
      `i (?:have )?(?:typed|entered|gave|said|used|put in|mistyped|keyed)(?: in)?(?: you)? (?:the |a )?(?:wrong )?${anyId}`,
      `(?:change|correct|fix|re ?enter|edit) (?:my |the )?${anyId}|(?:use |with )?(?:a |an )?(?:different|other|another|new) ${anyId}`,
      'i (?:have )?made a (?:mistake|typo|slip)|that was a (?:mistake|typo|slip)',
    ].join('|'),
  ],
  [
    'ending',
    [
      farewell,
      'stop(?: it| that| this| now)?|off|shut up|cancel(?: that| it| this)?|never ?mind|forget (?:it|that|about it)|abort|exit|quit|leave|close|go away|enough',
      'hang up(?: now)?|end(?: it)?(?: (?:the|this))?(?: (?:call|chat|conversation|session))?|(?:log|sign)(?: me)? (?:off|out)|log ?out|log ?off|disconnect',
      'that (?:is|was|will be|would be) (?:all|it|everything)(?: (?:for now|for today|for tonight|for this (?:morning|evening)|i need|i needed|i wanted|from me))*|(?:nothing|no) (?:else|more|further)(?: for (?:now|today))?|(?:all|we are all|i am all) (?:done|set|good)|(?:i am |we are |were )?(?:done|finished|through)(?: (?:now|here|for now|for today|for tonight))?',
      '(?:let us |i want to |i would like to )?(?:stop|leave it|end it|leave it (?:at that|there))(?: here| there| now| for now)|(?:i will|ill|let us)(?: just)? leave it(?: (?:at that|there|for now|then))?|i give up|(?:i have |i )?changed my mind|(?:there is )?no need(?: any ?more)?|do not bother|no longer needed|i do not need (?:it|this|that|you)(?: any ?more| now)?|(?:i will|ill) (?:call|try|do it|come) (?:back |again )?(?:later|tomorrow|another time|back|again)',
      '(?:that|this|it) (?:will|would|ll) (?:do|be enough|be fine|suffice)(?: (?:it|for (?:now|today|tonight|me)|thanks))*|(?:i have |there are |got )?no (?:more|further|other) (?:questions?|requests?|things?|wishes)(?: (?:for (?:now|today|me)|from me))*|(?:i have )?(?:got |heard )?(?:all|everything) (?:i|that i) (?:need|needed|wanted)(?: to know)?|i am off(?: now)?',
      'have a (?:nice|good|great|lovely) (?:day|one|night|evening|weekend|shift)|i (?:have to|need to|must|got to|gotta) (?:go|run|leave)',
    ].join('|'),
  ],
  [
    'help',
    [
      'help(?: me)?(?: out)?|(?:some|more) help|i (?:need|want) (?:some |your )?help|can (?:you|anyone|somebody|someone) help(?: me)?',
      'what (?:can|could|should|must|do|am|may|shall) i (?:(?:have |need |supposed )?to )?(?:say|do|ask|type|enter|tell you|answer|supposed to (?:say|do|type|enter))(?: (?:here|now|next|you|about|for|to|it|that))*',
      'what (?:can|could|do) you (?:do|know|help with|offer|want|need|mean|tell me|say)(?: (?:here|now|from me|to know|for me|about|by that|with))*|what are you (?:for|able to do)|what is (?:this|possible)(?: (?:about|for|here))?',
      '(?:what are )?(?:my |the )?(?:options|choices|commands)|(?:main )?menu|instructions|usage|how (?:does|do) (?:this|it|that|you|i) (?:work|use (?:this|it|you)|start|begin|proceed|go on|continue|do (?:this|that|it))|how to use (?:this|it)|what (?:now|next)',
      'i (?:do not|did not|can not) (?:know|understand|follow)(?: (?:it|this|that|you|what (?:to (?:say|do|type|enter)|you (?:mean|want|need))))?|i do not get (?:it|this|that)|i am (?:lost|stuck|confused|new here)|(?:i have )?no idea',
    ].join('|'),
  ],
  ['question', questionWords],
  [
    'repeat',
    [
      'what(?: was that| did you say| did you just say| you said| is that)?|huh|eh|pardon(?: me)?|beg (?:your )?pardon|excuse me|come again|say (?:what|again)|how is that',
      '(?:repeat|say|tell me|read|ask|show|give me)(?: me)?(?: that| it| this| your question| the question| the last (?:one|bit|part|answer|thing)| what you said| the answer)?(?: again| once more| one more time| out| back| to me| slowly| slower)*',
      '(?:try |and |yet )?again|(?:and |how about |what about |is it (?:ok|better|back) )now|any better|(?:does|is|did|will) it (?:work|working|back|up|fixed|ok|better)(?: (?:now|again|yet))*|once (?:more|again)|one more time|(?:try|do) (?:it|that) again|try (?:once more|now)|retry|repeat',
      'i (?:did not|do not|can not|could not) (?:hear|catch)(?: (?:that|you|it|what you said|a word|anything))?|i missed (?:that|it)|i was not listening|speak (?:up|slower|slowly|louder)|louder|slower|more slowly|you (?:are breaking|broke) up',
    ].join('|'),
  ],
  [
    'waiting',
    [
      moment,
      'wait(?: (?:up|please|wait|for me))*|(?:i am |im )?(?:still )?(?:looking|searching|checking|fetching|thinking|getting|finding)(?: (?:it|up|for it|that|still))*|let me (?:think|see|check|look|have a look)(?: (?:for a (?:moment|second|minute)))?',
      `(?:let me|(?:i|we) (?:just )?(?:have|need|must|want|am going|will|ll|have got)(?: to)?|ill)(?: just)?(?: quickly)? (?:look|check|find|get (?:it|my|up)|fetch|grab|search|go and (?:get|look|find)|think)${lookedUp}`,
      '(?:it|that|the (?:text|message|pin|code)) is (?:just )?(?:coming|loading|arriving|on its way)(?: (?:in|through|now|up))*|(?:almost|nearly) (?:there|ready|got it|done)',
    ].join('|'),
  ],
  [
    'no',
    'no(?: (?:thanks|thank you|thx|way|need|not (?:that|those|this)(?: one)?|i do not|i am (?:good|fine|ok)|it is not|that is not it|sir|maam|ma am))?|nope|nah|not (?:really|now|today|that|those|these|this|any|quite)(?: one| ones)?|neither(?: one| of (?:them|those|these))?|none(?: of (?:them|those|these))?|nothing|negative|i am (?:good|fine)|i do not(?: think so)?|wrong(?: ones?)?|something else|(?:an)?other(?: one)?',
  ],
  [
    'thanks',
    '(?:many )?thanks?(?: you)?(?: (?:a lot|so much|very much|a million|a bunch|again|anyway|kindly|for (?:that|this|it|now|your help|the help|your time|the info|the information|the update|letting me know)))*|thx|ty|tysm|thank u|cheers|ta|much (?:obliged|appreciated)|(?:i )?appreciate (?:it|that|your help)|appreciated|you are (?:great|the best|a star|very kind|awesome)|you rock',
  ],
  [
    'yes',
    'yes(?: (?:thanks|thank you|it is|i do|that is (?:right|correct|it)|that one|that is the one|sir|maam|ma am|indeed))?|yeah|yea|yep|yup|ya|aye|sure(?: thing)?|of course|correct|right|exactly|precisely|indeed|absolutely|definitely|affirmative|that one|that is (?:right|correct|the one)|i do|do(?: it| that)|go (?:ahead|for it)|why not|sounds (?:good|right|fine)|o ?k(?:ay|ey)?|k|alright|all right|fine|cool|great|good|nice|perfect|awesome|excellent|super|brilliant|lovely|wonderful|fantastic|amazing|sweet|got it|gotcha|i see|understood|makes sense|good to (?:know|hear)|very good|well done|interesting|noted|that (?:is|was) (?:good|great|fine|nice|cool|perfect|helpful|very helpful)',
  ],
  [
    'greeting',
    '(?:hi|hello|hey|hiya|heya|howdy|hullo|greetings|welcome|yo|good (?:morning|afternoon|evening|day)|morning|evening|afternoon|gday|sup|what is up|how are you(?: (?:doing|today))*|how is it going|how do you do|nice to meet you|(?:is )?(?:anyone|anybody|somebody|someone) (?:there|here|awake|home|around|listening)|are you (?:still )?(?:there|here|awake|alive|on|working)|you (?:still )?there)(?: (?:there|all|again|everyone|everybody|team|bot|folks|friend|sir|to you|you|opsline))*',
  ],
];

/** Words that say nothing by themselves, and may stand between what does. */
export const fillers =
  'um+|uh+|er+|hm+|hmm+|ah|oh|so|well|then|now|just|and|but|also|actually|sorry|wait|hang on|hold on|a moment|one moment|like|really|i guess|i think|i mean|i said|mate|buddy|bot|sir|maam|dear|can you|could you|would you|will you|you can|you may|you could|can i|could i|may i|can we|could we|let us|let me|i (?:just )?(?:want|wish|need|have|would like|d like) to|i want|i would like|i need|want to|wanna|kindly|quickly|for me|to me|guys|anyway|all|though|too|you|we|it|oops|i';
