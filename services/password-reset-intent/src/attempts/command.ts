import { stageAsked, stageOption } from '@opsline/deployment/asked';
import { whereIs } from '@opsline/deployment/where';
import { localClient } from '@opsline/local-kit/account';
import { Misused, runCommand } from '@opsline/local-kit/command';
import { reportOf, seenOf } from '../audit/report.ts';
import { reportInWords, type Spent, stepsInWords } from '../audit/report-in-words.ts';
import { isUserId, userIdForm } from '../record/user-id.ts';
import { type Archive, archiveOf, type Opened } from './archive.ts';
import { spentOnTexts } from './spent.ts';

// A command for whoever answers for the line, never deployed; it reads only.

const help = `What became of each attempt to have a password reset by phone: who, when, how it ended, what was proved.

  npx --yes pnpm attempts --stage STAGE [--week] [--json]    the last 24 hours, or the last seven days
                          USER-ID --stage STAGE [--json]     all that is kept of an account
                          ATTEMPT --stage STAGE [--json]     one, by the ID in the helpdesk's notice, with its steps

Counted are attempts by outcome and by what they were refused for, and the text messages of the password reset that AWS
said it took; one whose answer was lost is not among them. What they cost is known of all that SNS sent for the account
in this Region this month, by CloudWatch, and never of one service; what Notify charges is not known. Locked are accounts
of these attempts, by the tables of the password reset; the PINs of patch status are locked elsewhere: see
\`pnpm employees\`. A record is kept for attemptDays of the stage.

  --stage   whose attempts; local is this machine's, at the AWS_ENDPOINT_URL that \`pnpm start\` tells
  --week    seven days instead of one
  --json    one JSON document instead of lines

It needs dynamodb:GetItem and dynamodb:Query on tables Attempt and PasswordReset, kms:GenerateMac with the key of the
password reset, which says whose account it was, and cloudwatch:GetMetricStatistics.
Exit codes: 0 told, 1 not: what failed is said, or there is no such attempt, 2 wrong arguments.
`;

/** This machine's stage, which no account has. */
const local = 'local';

type Place = { readonly archive: Archive; readonly spent: () => Promise<Spent> };

function now(): number {
  return Date.now();
}

/** The attempts of a stage, or why nobody goes there. */
async function placeOf(stage: string): Promise<Place | { readonly wrong: readonly string[] }> {
  if (stage === local) {
    const { AWS_ENDPOINT_URL } = process.env;
    if (AWS_ENDPOINT_URL === undefined)
      throw new Misused('expected AWS_ENDPOINT_URL: where AWS is on this machine, as `pnpm start` tells');
    return { archive: archiveOf(stage, localClient(AWS_ENDPOINT_URL), now), spent: async () => 'unknown' };
  }
  const where = await whereIs(stage, process.env);
  if ('wrong' in where) return where;
  const { region } = where;
  return { archive: archiveOf(stage, { region }, now), spent: () => spentOnTexts({ region }, now()) };
}

function print(lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}

function note(line: string): void {
  process.stderr.write(`${line}\n`);
}

const options = { ...stageOption, week: { type: 'boolean' }, json: { type: 'boolean' } } as const;

await runCommand(help, options, async ({ values, positionals: [asked, ...more] }) => {
  const stage = stageAsked(values);
  if (more.length > 0) throw new Misused('expected one user ID, or one attempt');
  if (asked !== undefined && !isUserId(asked) && !isAttempt(asked))
    throw new Misused(`expected a user ID, ${userIdForm}, or an attempt, 32 hex characters`);
  const place = await placeOf(stage);
  if ('wrong' in place) {
    note(place.wrong.join('\n'));
    return 1;
  }
  const json = values.json === true;
  if (asked !== undefined && isAttempt(asked)) return tellOne(place, asked, json);
  const days = values.week === true ? 7 : 1;
  const [span, all] =
    asked === undefined
      ? [days === 1 ? 'the last 24 hours' : 'the last seven days', await place.archive.lastDays(days, note)]
      : [asked, await place.archive.ofAccount(asked)];
  await tellAll(place, { span, all, accounts: asked === undefined ? accountsOf(all) : [asked], json });
  return 0;
});

function isAttempt(asked: string): boolean {
  return /^[0-9a-f]{32}$/.test(asked);
}

function accountsOf(all: readonly Opened[]): readonly string[] {
  return [...new Set(all.map(({ userId }) => userId))];
}

async function tellOne({ archive }: Place, id: string, json: boolean): Promise<number> {
  const found = await archive.find(id);
  if (found === undefined) {
    note(`there is no attempt ${id}, or it is not kept any more`);
    return 1;
  }
  const seen = seenOf(found.record, found.userId);
  print(json ? [JSON.stringify(seen)] : stepsInWords(seen));
  return 0;
}

type Asked = {
  readonly span: string;
  readonly all: readonly Opened[];
  readonly accounts: readonly string[];
  readonly json: boolean;
};

async function tellAll({ archive, spent }: Place, { span, all, accounts, json }: Asked): Promise<void> {
  const locks = new Map<string, Awaited<ReturnType<Archive['locks']>>>();
  for (const account of accounts) locks.set(account, await archive.locks(account));
  const report = reportOf(all, locks);
  const dollars = await spent();
  print(
    json ? [JSON.stringify({ ...report, spentThisMonth: dollars })] : reportInWords(report, span, dollars),
  );
}
