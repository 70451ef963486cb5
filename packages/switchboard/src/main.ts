import { parseArgs } from 'node:util';
import { loadScenario, scenarioNames } from '@opsline/local-aws';
import { alerts } from './alerts.ts';
import { call } from './call.ts';
import { chat } from './chat.ts';
import { withFleet } from './fleet.ts';
import { menu } from './menu.ts';
import { progressOn } from './progress.ts';
import { screenOn } from './screen.ts';
import { type Stack, startStack } from './stack.ts';
import { tour } from './tour.ts';
import { fullTrace, noTrace } from './trace.ts';

const help = `Opsline on this machine: the deployed bots and functions, with stand-ins for AWS.

  pnpm start            a menu; without a terminal, the tour
  pnpm chat             check patching in Slack
  pnpm call             check patching by phone
  pnpm alerts           the Monday list of EC2 instances that need patches
  pnpm tour             every conversation, played; exits 0 if each went as written

  --scenario NAME       which small company: ${scenarioNames.join(', ')}
  --instances NUMBER    a generated fleet of so many EC2 instances
  --trace               show every event, reply and AWS call
  --help                this
`;

const commands = ['alerts', 'call', 'chat', 'menu', 'tour'] as const;
type Command = (typeof commands)[number];

/** Runs a command on a stack that was started for it. The exit code: 0, or 1 if the tour failed. */
async function run(command: Command, stack: Stack): Promise<number> {
  if (command === 'tour') return (await tour(stack, screen)) ? 0 : 1;
  await { alerts, call, chat, menu }[command](stack, screen);
  return 0;
}

const screen = screenOn(process.stdout);

function refuse(message: string): never {
  process.stderr.write(`${message}\n\n${help}`);
  process.exit(2);
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        instances: { type: 'string' },
        scenario: { type: 'string', default: 'default' },
        trace: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

const { values, positionals } = readArguments();
if (values.help) {
  screen.write(help);
  process.exit(0);
}
const wish = positionals[0] ?? (process.stdin.isTTY && process.stdout.isTTY ? 'menu' : 'tour');
const command = commands.find((name) => name === wish) ?? refuse(`There is no command ${wish}.`);
const scenarioName =
  scenarioNames.find((name) => name === values.scenario) ??
  refuse(`There is no scenario ${values.scenario}.`);

if (values.instances !== undefined && !/^[0-9]{1,5}$/.test(values.instances)) {
  refuse(`--instances takes a number up to 99999, not ${values.instances}.`);
}
const started = loadScenario(scenarioName, Date.now());
const scenario =
  values.instances === undefined ? started : withFleet(started, Number(values.instances), Date.now());

const interrupted = new Promise<number>((resolve) => {
  process.once('SIGINT', () => resolve(130));
  process.once('SIGTERM', () => resolve(143));
});

screen.print('Opsline comes up on this machine');
const starting = startStack({
  scenario,
  progress: progressOn(screen, Date.now),
  trace: values.trace ? fullTrace(screen) : noTrace,
  environment: process.env,
});
try {
  process.exitCode = await Promise.race([starting.then((stack) => run(command, stack)), interrupted]);
} catch (error) {
  process.stderr.write(`\n${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
} finally {
  // Whatever happened, also while the stack came up: nothing is left running.
  await starting.then(
    (stack) => stack.stop(),
    () => {},
  );
}
process.exit();
