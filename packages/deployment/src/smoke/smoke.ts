import type { Deployed, DeployedBot } from './deployed.ts';
import { judgeAnswer, judgeHelp, judgeUnknown, judgeWatch, turnOf, type Verdict } from './judge.ts';

export type { Deployed } from './deployed.ts';
export { askBy, sayBy } from './deployed.ts';

/** What is tried, and what came of it. */
export type Tried = Verdict & { readonly what: string };

/** The world of a smoke test. */
export type SmokeWorld = {
  readonly sleep: (ms: number) => Promise<void>;
  /** A new conversation's name. */
  readonly session: () => string;
  /** Told of each, as soon as it is known. */
  readonly tell: (tried: Tried) => void;
};

/** How often a bot is looked at, and how many times: five minutes; one was seen built 16 s after its deployment. */
const pause = { ms: 3_000, times: 100 } as const;

/** The bots that ask for an employee ID before they text a one-time PIN. */
const askForEmployee: readonly string[] = ['front-door', 'patch-status-intent'];

/** IDs that are tried for one that nobody has. */
const candidates = Array.from({ length: 20 }, (_, index) => String(index).padStart(3, '0'));

/** Tries what only a real account can show. What fails is told, and the rest is tried all the same. */
export async function smoke(deployed: Deployed, world: SmokeWorld): Promise<Tried[]> {
  const all: Tried[] = [];
  const attempt = async (what: string, work: () => Promise<Verdict>): Promise<boolean> => {
    const verdict = await work().catch((error: unknown) => ({ well: false, said: inWords(error) }));
    const tried = { what, ...verdict };
    all.push(tried);
    world.tell(tried);
    return verdict.well;
  };
  const { ask, watch } = deployed;
  for (const bot of deployed.bots) {
    const [name, sessionId] = [bot.service, world.session()];
    if (!(await attempt(`${name}: the bot is built`, () => isBuilt(deployed, bot, world.sleep)))) continue;
    await attempt(`${name}: "help"`, async () =>
      judgeHelp(turnOf(await deployed.say(bot, sessionId, 'help'))),
    );
    if (!askForEmployee.includes(name)) continue;
    await attempt(`${name}: an unknown employee ID`, () => sayUnknown(deployed, bot, world.session()));
  }
  if (ask !== undefined) {
    await attempt('auth-lookup: who calls', async () => judgeAnswer(await ask(withheld(world.session()))));
  }
  if (watch !== undefined)
    await attempt('compliance-alerts: the watch', async () => judgeWatch(await watch()));
  return all;
}

async function isBuilt(deployed: Deployed, bot: DeployedBot, sleep: SmokeWorld['sleep']): Promise<Verdict> {
  for (let times = 1; ; times += 1) {
    const status = await deployed.built(bot);
    if (status === 'Built') return { well: true, said: status };
    if (status === 'Failed' || times === pause.times) return { well: false, said: `its locale is ${status}` };
    await sleep(pause.ms);
  }
}

async function sayUnknown(deployed: Deployed, bot: DeployedBot, sessionId: string): Promise<Verdict> {
  const nobody = await nobodyIn(deployed);
  if (nobody === undefined)
    return { well: false, said: 'not tried: every ID that was looked at is somebody' };
  const before = turnOf(await deployed.say(bot, sessionId, 'check patching'));
  if (before.slot === undefined) return judgeUnknown(before, before);
  return judgeUnknown(before, turnOf(await deployed.say(bot, sessionId, nobody)));
}

/** An ID that nobody has, so that nobody is texted. */
async function nobodyIn({ isEmployee }: Deployed): Promise<string | undefined> {
  for (const id of candidates) if (!(await isEmployee(id))) return id;
  return undefined;
}

/** What a contact flow asks first, of a call whose number is withheld. */
function withheld(ContactId: string): object {
  return {
    Details: { ContactData: { Channel: 'VOICE', ContactId }, Parameters: { question: 'who is this' } },
    Name: 'ContactFlowEvent',
  };
}

function inWords(error: unknown): string {
  // What the SDK adds to an answer that it cannot read is for its own developers.
  return error instanceof Error ? `${error.name}: ${error.message.split('\n')[0]}` : 'no answer';
}
