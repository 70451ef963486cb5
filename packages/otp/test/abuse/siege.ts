import { memoryStore, type Scene, sceneOf } from '@opsline/otp/testing';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** Who attacks, and whom: the owner of 101, or everybody by their IDs. */
export type Siege = {
  readonly who: string;
  /** From so many conversations, each of another person. */
  readonly conversations: number;
  /** Whether the owner has logged in before, from the conversation that they come back to. */
  readonly known: boolean;
  readonly whom: '101' | 'everybody';
  /** As whom the attacker is taken, where something else tells: a calling number that is forged. */
  readonly asker?: 'owner';
};

/** What came of it in an hour and in a day. */
type Came = {
  readonly texts: number;
  readonly guesses: number;
  /** Of the owner's log-ins, one every six hours and the last at the end, how many went well at once. */
  readonly logIns: string;
  readonly warnings: number;
};

const owner = { conversation: 'owner', person: 'owner' };
const wrongs = ['900000', '900001', '900002'] as const;

/** How many wrong guesses are looked at. */
async function guessedAt({ type }: Scene, target: Parameters<Scene['issue']>[0]): Promise<number> {
  const verdicts = [];
  for (const guess of wrongs) verdicts.push(await type(guess, target));
  return verdicts.filter((verdict) => verdict === 'wrong').length;
}

/**
 * Plays a siege on virtual time: whoever attacks asks as often as it is any use, and guesses what may be guessed; the
 * owner comes when they come.
 */
async function play({ conversations, known, whom, asker }: Siege, forMs: number): Promise<Came> {
  const scene = sceneOf(memoryStore(), [100_000]);
  const { issue, type, pass, texts } = scene;
  const logIn = async () =>
    (await issue(owner)) === 'sent' && (await type('100000', owner)) === 'accepted' ? 1 : 0;
  if (known) await logIn();
  pass(7 * day);
  const before = texts.length;
  // No text message to one holder comes sooner, and in a day nothing is gained by asking so often.
  const often = whom === '101' ? 31 * second : 5 * second;
  const step = forMs > hour ? 3 * minute : often;
  let [guesses, came, went] = [0, 0, 0];
  const visit = async () => {
    pass(31 * second);
    came += 1;
    went += await logIn();
  };
  for (let [at, turn] = [0, 0]; at < forMs; at += step, turn += 1) {
    const place = { conversation: `c${turn % conversations}`, person: `p${turn % conversations}` };
    const other = { holder: `e${turn}`, phone: `+1555${1_000_000 + turn}` };
    const target = { ...place, ...(whom === '101' ? { asker } : other) };
    if ((await issue(target)) === 'sent') guesses += await guessedAt(scene, target);
    pass(step);
    if (at > 0 && at % (6 * hour) < step) await visit();
  }
  await visit();
  return {
    texts: texts.length - before - went,
    guesses,
    logIns: `${went} of ${came}`,
    warnings: scene.warnings(),
  };
}

/** What came of a siege in an hour and, where it is of one holder, in a day, as a row of a table. */
export async function rowOf(siege: Siege): Promise<string> {
  const inHour = await play(siege, hour);
  const inDay = siege.whom === '101' ? await play(siege, day) : undefined;
  const both = (of: (came: Came) => number | string) =>
    inDay === undefined ? `${of(inHour)}` : `${of(inHour)}, ${of(inDay)}`;
  const cells = [
    siege.who,
    both(({ texts }) => texts),
    both(({ guesses }) => guesses),
    both(({ logIns }) => logIns),
    both(({ warnings }) => warnings),
  ];
  return `| ${cells.join(' | ')} |`;
}
