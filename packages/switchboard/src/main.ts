import { parseArgs } from 'node:util';
import { loadScenario, scenarioNames } from '@opsline/local-aws';
import { otherAccounts, withFleet } from './stack/fleet.ts';
import { type Stack, startStack } from './stack/stack.ts';
import { directoryKinds } from './stack/staff-directory.ts';
import { alerts } from './terminal/alerts.ts';
import { call, reset } from './terminal/call.ts';
import { chat } from './terminal/chat.ts';
import { dryAlerts, dryAlertsOn } from './terminal/dry-alerts.ts';
import { menu } from './terminal/menu.ts';
import { progressOn } from './terminal/progress.ts';
import { screenOn } from './terminal/screen.ts';
import { fullTrace, noTrace } from './terminal/trace.ts';
import { tour } from './tour/tour.ts';

const help = `Opsline on this machine: the deployed bots and functions, with stand-ins for AWS.

  npx --yes pnpm start  a menu; without a terminal, the tour
                 chat   check patching in Slack
                 call   check patching by phone
                 reset  a new password by phone
                 alerts the Monday list of EC2 instances that need patches
                 tour   every conversation, played; exits 0 if each went as written

  --scenario NAME       which small company: ${scenarioNames.join(', ')}
  --directory KIND      local, or samba: a real domain controller (needs Debian's samba packages, and root)
  --instances NUMBER    a generated fleet of so many EC2 instances, up to 100000
  --accounts NUMBER     … in so many accounts, up to 40; one execution of the Monday list reads each
  --dry-run             alerts: what would be sent, and nothing is; with --stage STAGE, by what is deployed there
  --trace               show every event, reply and AWS call
  --help                this
`;

const commands = ['alerts', 'call', 'chat', 'menu', 'reset', 'tour'] as const;
type Command = (typeof commands)[number];

/** Runs a command on a stack that was started for it. The exit code: 0, or 1 if the tour failed. */
async function run(command: Command, stack: Stack): Promise<number> {
  if (command === 'tour') return (await tour(stack, screen)).length === 0 ? 0 : 1;
  const dry = values['dry-run'] ? { alerts: dryAlerts } : {};
  await { alerts, call, chat, menu, reset, ...dry }[command](stack, screen);
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
        directory: { type: 'string', default: 'local' },
        accounts: { type: 'string', default: '1' },
        'dry-run': { type: 'boolean', default: false },
        stage: { type: 'string' },
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
if (values['dry-run'] && command !== 'alerts') refuse('--dry-run goes with alerts.');
if (values.stage !== undefined) {
  if (!values['dry-run']) refuse('--stage goes with alerts --dry-run.');
  process.exit(await dryAlertsOn(values.stage, screen, process.env));
}
const scenarioName =
  scenarioNames.find((name) => name === values.scenario) ??
  refuse(`There is no scenario ${values.scenario}.`);

const directory =
  directoryKinds.find((kind) => kind === values.directory) ??
  refuse(`There is no directory ${values.directory}.`);
if (values.instances !== undefined && !/^([0-9]{1,5}|100000)$/.test(values.instances)) {
  refuse(`--instances takes a number up to 100000, not ${values.instances}.`);
}
if (!/^([1-9]|[123][0-9]|40)$/.test(values.accounts)) {
  refuse(`--accounts takes a number from 1 to 40, not ${values.accounts}.`);
}
if (values.accounts !== '1' && values.instances === undefined) {
  refuse('--accounts spreads a generated fleet: it goes with --instances.');
}
const started = loadScenario(scenarioName, Date.now());
const scenario =
  values.instances === undefined
    ? started
    : withFleet(started, Number(values.instances), Number(values.accounts), Date.now());

/** The exit code that a shell gives a process which ends by these signals. */
const endings = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;
const interrupted = new Promise<number>((resolve) => {
  for (const [signal, code] of Object.entries(endings)) process.on(signal, () => resolve(code));
});
// A terminal that was closed gives and takes no more lines; what is left is to end everything.
for (const stream of [process.stdin, process.stdout, process.stderr]) stream.on('error', () => {});

screen.print('Opsline comes up on this machine');
const starting = startStack({
  scenario,
  directory,
  accounts: otherAccounts(Number(values.accounts)),
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
