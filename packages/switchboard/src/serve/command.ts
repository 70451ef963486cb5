import { loadScenario, scenarioNames } from '@opsline/local-aws';
import { Misused, named, runCommand } from '@opsline/local-kit/command';
import { PortTaken } from '@opsline/local-kit/listen';
import { startStackClock } from '@opsline/local-kit/stack-clock';
import { createHappenings } from '@opsline/page';
import { keepLive, toldOn } from '../live/live.ts';
import { root } from '../stack/service-folder.ts';
import { startStack } from '../stack/stack.ts';
import { directoryKinds } from '../stack/staff-directory.ts';
import { textArrives } from '../terminal/chat.ts';
import { interruption, untilInterrupted } from '../terminal/interruption.ts';
import { progressOn } from '../terminal/progress.ts';
import { screenOn } from '../terminal/screen.ts';
import { addressesOf } from './addresses.ts';
import { addressesInWords } from './addresses-in-words.ts';
import { serve } from './serve.ts';

const help = `Opsline on this machine, in a browser and for other clients, until Ctrl-C.

  npx --yes pnpm serve  says where the page is, AWS, Lambda, Lex, Slack and the directory

  --json            says it as one line of JSON; everything else is told on standard error
  --port NUMBER     the page there, and AWS, Lambda, Lex and the directory (local) on the four after it; free ones unless told
  --scenario NAME   which small company: ${scenarioNames.join(', ')}
  --directory KIND  local, or samba: a real domain controller (needs Debian's samba packages, and root)
  --help            this
`;

const options = {
  directory: { type: 'string', default: 'local' },
  json: { type: 'boolean', default: false },
  port: { type: 'string' },
  scenario: { type: 'string', default: 'default' },
} as const;

const interrupted = interruption();

/** What is to be done where a port is taken. @throws the fault, with that */
function withWayOut(fault: unknown): never {
  if (!(fault instanceof PortTaken)) throw fault;
  throw new Error(`${fault.message} Give another --port, or none, for any free ones.`, { cause: fault });
}

await runCommand(help, options, async ({ values: { json, ...values }, positionals }) => {
  if (positionals.length > 0) throw new Misused(`There is nothing to be done with ${positionals[0]}.`);
  const scenario = named(scenarioNames, values.scenario, 'scenario');
  const directory = named(directoryKinds, values.directory, 'directory');
  const port = Number(values.port ?? 0);
  if (values.port !== undefined && !(Number.isInteger(port) && port >= 1_024 && port <= 65_531)) {
    throw new Misused(`--port takes a number from 1024 to 65531, not ${values.port}.`);
  }

  const screen = screenOn(json ? process.stderr : process.stdout);
  const clock = startStackClock();
  const happenings = createHappenings(clock.now);
  screen.print('Opsline comes up on this machine');
  const starting = startStack({
    scenario: loadScenario(scenario, clock.now()),
    clock,
    directory,
    port: port === 0 ? undefined : port + 1,
    progress: untilInterrupted(progressOn(screen, Date.now), interrupted),
    trace: happenings.trace,
    environment: process.env,
  }).catch(withWayOut);
  const early = await Promise.race([starting.then(() => undefined), interrupted]);
  if (early !== undefined) {
    await starting.then(
      (stack) => stack.stop(),
      () => {},
    );
    return early;
  }
  const stack = await starting;
  try {
    const page = await serve(stack, happenings, port).catch(withWayOut);
    stack.aws.texts.on((text) => screen.print(textArrives(text)));
    // Whatever is written once somebody has the addresses is live.
    const live = await keepLive(stack, { root, now: Date.now, tell: toldOn(screen) });
    const addresses = addressesOf(stack, page.address);
    process.stdout.write(`${json ? JSON.stringify(addresses) : addressesInWords(addresses)}\n`);
    const code = await interrupted;
    await live.stop();
    await page.stop();
    return code;
  } finally {
    await stack.stop();
  }
});
process.exit();
