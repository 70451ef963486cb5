import {
  canMeet,
  deliveries,
  deliversAt,
  faults,
  meetsIn,
  type OutsideCall,
  repeatableEvents,
} from '@opsline/lex-kit/testing';
import { countedIn } from '@opsline/local-aws';
import { expect, inject, test } from 'vitest';
import type { Answer } from '../src/auth-lookup.ts';
import { awsWorld } from './stage/aws-world.ts';
import { calls, entries, type World } from './stage/situations.ts';
import { rowsUnder } from './stage/tables.ts';

type AwsWorld = Awaited<ReturnType<typeof awsWorld>>;

/** A flow, which asks once more when it has no answer, and a caller who calls again when all works. */
function asking({ handler }: AwsWorld, mended: () => void): World {
  return {
    handler: async (event) => {
      for (let attempt = 0; attempt < 2; attempt += 1) {
        const answer = await handler(event).catch(() => undefined);
        if (answer !== undefined) return answer;
      }
      mended();
      return handler(event);
    },
  };
}

const situations = [...rowsUnder('who is this'), ...rowsUnder('is this their PIN')].flatMap(
  ([situation, status]) => {
    const play = calls[situation] ?? entries[situation];
    return play === undefined ? [] : [{ situation, status, play }];
  },
);

/** The calls that a situation makes when nothing fails, and how many events; what is counted then. */
async function baselineOf(play: (world: World) => Promise<unknown>) {
  const calls: OutsideCall[] = [];
  let events = 0;
  const world = await awsWorld();
  const end = world.watch((call) => {
    calls.push(call);
    return undefined;
  });
  await play({
    handler: (event) => {
      events += 1;
      return world.handler(event);
    },
  });
  end();
  const counted = await countedIn(world.endpoint);
  await world.stop();
  return { calls, events, counted };
}

/** What comes of a situation in a world of its own, and what is counted then. */
async function played(play: (world: World) => Promise<Answer>, as: (world: AwsWorld) => World) {
  const world = await awsWorld();
  const answer = await play(as(world)).catch((error: unknown) => ({ status: String(error) }));
  const counted = await countedIn(world.endpoint);
  await world.stop();
  return { status: answer.status, counted };
}

/** A function to which one of its events is delivered once more. */
function repeating({ handler }: AwsWorld, place: number, delivery: (typeof deliveries)[number]): World {
  const { watch, deliver } = repeatableEvents();
  watch(deliversAt(place, delivery));
  return { handler: (event) => deliver('authLookup', () => handler(event)) };
}

/** One in so many: all of them once much is tried. */
const oneIn = inject('times') >= 10 ? 1 : 149;

type Situation = (typeof situations)[number];
type Cell = { readonly where: string; readonly problem: () => Promise<string | undefined> };

/** Each fault at each call of a situation. */
async function failing({ situation, status, play }: Situation): Promise<readonly Cell[]> {
  const { calls } = await baselineOf(play);
  return calls.flatMap((call, index) =>
    faults
      .filter((fault) => canMeet(fault, call))
      .map((fault) => ({
        where: `${situation}, ${fault}, call ${index + 1} (${call.operation})`,
        problem: async () => {
          const meets = meetsIn({ place: index + 1, fault });
          const answer = await played(play, (world) => asking(world, world.watch(meets)));
          return answer.status === status ? undefined : answer.status;
        },
      })),
  );
}

/** Each event of a situation, in each way in which it is delivered once more. */
async function repeated({ situation, status, play }: Situation): Promise<readonly Cell[]> {
  const { events, counted } = await baselineOf(play);
  return Array.from({ length: events }, (_, index) => index + 1).flatMap((place) =>
    deliveries.map((delivery) => ({
      where: `${situation}, ${delivery}, event ${place}`,
      problem: async () => {
        const answer = await played(play, (world) => repeating(world, place, delivery));
        if (answer.status !== status) return answer.status;
        return JSON.stringify(answer.counted) === JSON.stringify(counted) ? undefined : 'it counts otherwise';
      },
    })),
  );
}

test.each([
  ['one fault at each outside call: asked again, the answer is the table’s', failing],
  ['L6 each event delivered once more: the answer is the table’s, and nothing counts twice', repeated],
] as const)('%s', async (_, cellsOf) => {
  const cells = (await Promise.all(situations.map(cellsOf))).flat();
  const chosen = cells.filter((_, place) => place % oneIn === 0);
  const problems: string[] = [];
  for (const { where, problem } of chosen) {
    const said = await problem();
    if (said !== undefined) problems.push(`${where}: ${said}`);
  }
  process.stdout.write(
    `auth-lookup: ${chosen.length} of ${cells.length} cells in ${situations.length} situations\n`,
  );
  expect(problems).toEqual([]);
});
