import { styleText } from 'node:util';
import { loadScenario, type Scenario, scenarioNames } from '@opsline/local-aws';
import { Misused, named, runCommand } from '@opsline/local-kit/command';
import { startStackClock } from '@opsline/local-kit/stack-clock';
import { createHappenings, type Happenings } from '@opsline/page';
import { keepLive, toldOn } from './live/live.ts';
import { serve } from './serve/serve.ts';
import { otherAccounts, withFleet } from './stack/monday/fleet.ts';
import { root } from './stack/service-folder.ts';
import { type Stack, startStack } from './stack/stack.ts';
import { directoryKinds } from './stack/staff-directory.ts';
import { alerts } from './terminal/alerts.ts';
import { call, reset } from './terminal/call.ts';
import { chat } from './terminal/chat.ts';
import { dryAlerts, dryAlertsOn } from './terminal/dry-alerts.ts';
import { interruption, untilInterrupted } from './terminal/interruption.ts';
import { menu } from './terminal/menu.ts';
import { progressOn } from './terminal/progress.ts';
import { screenOn } from './terminal/screen.ts';
import { fullTrace, toBoth } from './terminal/trace.ts';
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

In a browser beside it, and for the AWS CLI and other clients: it says where. Without a terminal: npx --yes pnpm serve
`;

const commands = ['alerts', 'call', 'chat', 'menu', 'reset', 'tour'] as const;
type Command = (typeof commands)[number];

/** Where one stays, and looks around meanwhile. */
const staying: readonly Command[] = ['call', 'chat', 'menu', 'reset'];

/** What runs beside a command, once it is up. */
type Beside = { readonly page?: string; readonly stop: () => Promise<void> };

async function besideOf(command: Command, stack: Stack, happenings: Happenings): Promise<Beside> {
  // What the tour plays is what there was when it began.
  if (command === 'tour') return { stop: async () => {} };
  const live = await keepLive(stack, { root, now: Date.now, tell: toldOn(screen) });
  if (!staying.includes(command)) return live;
  const page = await serve(stack, happenings);
  return {
    page: page.address,
    stop: async () => {
      await live.stop();
      await page.stop();
    },
  };
}

/** Runs a command on a stack that was started for it. The exit code: 0, or 1 if the tour failed. */
async function run(
  command: Command,
  stack: Stack,
  page: string | undefined,
  isDry: boolean,
): Promise<number> {
  if (command === 'tour') return (await tour(stack, screen)).length === 0 ? 0 : 1;
  if (page !== undefined) {
    screen.print(
      `In a browser: ${styleText('bold', page)} · for the AWS CLI and other clients: ${page}administration/addresses`,
    );
  }
  const at = `AWS_ENDPOINT_URL=${stack.aws.endpoint}`;
  screen.print(`Employees, from another terminal: ${at} npx --yes pnpm employees list --stage local`);
  await { alerts: isDry ? dryAlerts : alerts, call, chat, menu, reset }[command](stack, screen);
  return 0;
}

const screen = screenOn(process.stdout);
const interrupted = interruption();

const options = {
  accounts: { type: 'string', default: '1' },
  'dry-run': { type: 'boolean', default: false },
  stage: { type: 'string' },
  directory: { type: 'string', default: 'local' },
  instances: { type: 'string' },
  scenario: { type: 'string', default: 'default' },
  trace: { type: 'boolean', default: false },
} as const;

/** The scenario, with a generated fleet where one is asked for. @throws Misused where the numbers are none */
function withFleetOf(scenario: Scenario, instances: string | undefined, accounts: string): Scenario {
  if (instances !== undefined && !/^([0-9]{1,5}|100000)$/.test(instances)) {
    throw new Misused(`--instances takes a number up to 100000, not ${instances}.`);
  }
  if (!/^([1-9]|[123][0-9]|40)$/.test(accounts)) {
    throw new Misused(`--accounts takes a number from 1 to 40, not ${accounts}.`);
  }
  if (accounts !== '1' && instances === undefined) {
    throw new Misused('--accounts spreads a generated fleet: it goes with --instances.');
  }
  return instances === undefined
    ? scenario
    : withFleet(scenario, Number(instances), Number(accounts), Date.now());
}

await runCommand(help, options, async ({ values, positionals }) => {
  const wish = positionals[0] ?? (process.stdin.isTTY && process.stdout.isTTY ? 'menu' : 'tour');
  const command = named(commands, wish, 'command');
  const scenarioName = named(scenarioNames, values.scenario, 'scenario');
  const directory = named(directoryKinds, values.directory, 'directory');
  const { accounts, instances, stage } = values;
  const isDry = values['dry-run'];
  if (isDry && command !== 'alerts') throw new Misused('--dry-run goes with alerts.');
  if (stage !== undefined && !isDry) throw new Misused('--stage goes with alerts --dry-run.');
  if (stage !== undefined) return dryAlertsOn(stage, screen, process.env);
  const scenario = withFleetOf(loadScenario(scenarioName, Date.now()), instances, accounts);

  screen.print('Opsline comes up on this machine');
  const clock = startStackClock();
  const happenings = createHappenings(clock.now);
  const starting = startStack({
    scenario,
    clock,
    directory,
    accounts: otherAccounts(Number(accounts)),
    progress: untilInterrupted(progressOn(screen, Date.now), interrupted),
    trace: values.trace ? toBoth(happenings.trace, fullTrace(screen)) : happenings.trace,
    environment: process.env,
  });
  const going = starting.then((stack) => besideOf(command, stack, happenings));
  try {
    const done = going.then(async ({ page }) => run(command, await starting, page, isDry));
    return await Promise.race([done, interrupted]);
  } catch (error) {
    // What was being done is told on the line before.
    screen.print();
    throw error;
  } finally {
    // Whatever happened, also while the stack came up: nothing is left running.
    await going.then(
      (beside) => beside.stop(),
      () => {},
    );
    await starting.then(
      (stack) => stack.stop(),
      () => {},
    );
  }
});
process.exit();
