import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TaskFailed } from '@opsline/local-states';
import { expect, test } from 'vitest';
import { slackOf } from './messages.ts';
import { parseScenes, type Scene, type Step } from './scenes.ts';
import { createWorld, ec2, folder, http, start, tags } from './world.ts';

const scenes = parseScenes(readFileSync(join(folder, 'README.md'), 'utf8'));

/** What EC2 can refuse in a scene. */
const refusals = ['instances', 'the second page', 'tags'] as const;

/** Plays a scene's directions and gives back the steps with what was really read. */
async function play({ fleet, steps }: Scene): Promise<readonly Step[]> {
  let slackDown = false;
  let refused: (typeof refusals)[number] | undefined;
  const refuse = (): never => {
    throw new TaskFailed('Ec2.Ec2Exception', 'UnauthorizedOperation');
  };
  // One row a page: the second page is the second instance.
  const world = createWorld(
    fleet,
    {
      [http]: (args) => {
        if (slackDown && JSON.stringify(args).includes('slack.com')) {
          throw new TaskFailed('States.Http.StatusCode.403', 'Forbidden');
        }
        return undefined;
      },
      [ec2]: (args) => {
        const second = JSON.stringify(args).includes('NextToken');
        return refused === 'instances' || (refused === 'the second page' && second) ? refuse() : undefined;
      },
      [tags]: () => (refused === 'tags' ? refuse() : undefined),
    },
    1,
  );
  const read = (): readonly Step[] => [
    ...slackOf(world.posts.splice(0)).map(({ blocks }) => ({
      kind: 'read' as const,
      from: 'Slack' as const,
      lines: blocks.flatMap(({ text }) => text.text.split('\n')),
    })),
    ...world.notices.splice(0).map(({ Message }) => ({
      kind: 'read' as const,
      from: 'Notice' as const,
      lines: Message.split('\n'),
    })),
  ];
  const happen = async (direction: string): Promise<readonly Step[]> => {
    const refusal = refusals.find((what) => direction === `EC2 refuses ${what}`);
    if (refusal !== undefined || direction === 'EC2 refuses nothing more') {
      refused = refusal;
      return [];
    }
    switch (direction) {
      case 'Slack answers 403':
      case 'Slack is back':
        slackDown = direction === 'Slack answers 403';
        return [];
      case 'Monday, 08:00':
      case 'started again the same day': {
        await start(world, {}, { Sinks: 'teams,slack' }, direction);
        const seen = read();
        return seen.length > 0 ? seen : [{ kind: 'direction', text: 'nothing is sent' }];
      }
      default:
        throw new Error(`no such direction: ${direction}`);
    }
  };
  const played: Step[] = [];
  for (const step of steps) {
    if (step.kind === 'direction' && step.text !== 'nothing is sent')
      played.push(step, ...(await happen(step.text)));
  }
  return played;
}

test('the README has scenes', () => {
  expect(scenes.length).toBeGreaterThanOrEqual(3);
});

test.each(scenes)('$title', async (scene) => {
  expect(await play(scene)).toEqual(scene.steps);
});
