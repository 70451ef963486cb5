import { canMeet, faults, meetsIn, type OutsideCall } from '@opsline/lex-kit/testing';
import { expect, inject, test } from 'vitest';
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

/** The calls that a situation makes when nothing fails. */
async function callsOf(play: (world: World) => Promise<unknown>): Promise<readonly OutsideCall[]> {
  const made: OutsideCall[] = [];
  const world = await awsWorld();
  const end = world.watch((call) => {
    made.push(call);
    return undefined;
  });
  await play(world);
  end();
  await world.stop();
  return made;
}

test('one fault at each outside call of each situation: asked again, the answer is the table’s', async () => {
  const oneIn = inject('times') >= 10 ? 1 : 149;
  const problems: string[] = [];
  let [seen, played] = [0, 0];
  for (const { situation, status, play } of situations) {
    for (const [index, call] of (await callsOf(play)).entries()) {
      for (const fault of faults.filter((one) => canMeet(one, call))) {
        seen += 1;
        if (seen % oneIn !== 0) continue;
        played += 1;
        const world = await awsWorld();
        const end = world.watch(meetsIn({ place: index + 1, fault }));
        const answer = await play(asking(world, end)).catch((error: unknown) => ({ status: String(error) }));
        await world.stop();
        if (answer.status === status) continue;
        problems.push(`${situation}, ${fault}, call ${index + 1} (${call.operation}): ${answer.status}`);
      }
    }
  }
  process.stdout.write(`auth-lookup: ${played} of ${seen} faults in ${situations.length} situations\n`);
  expect(problems).toEqual([]);
});
