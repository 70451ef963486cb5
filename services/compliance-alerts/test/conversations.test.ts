import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { TaskFailed } from '@opsline/local-states';
import { describe, expect, inject, test } from 'vitest';
import { listOf } from './fleet.ts';
import { linesOf, slackOf } from './messages.ts';
import { acceptScene, parseScenes, type Scene, type Step } from './scenes.ts';
import { ec2, http, tags } from './wire.ts';
import { createWorld, folder, monday, start } from './world.ts';

const pages = ['README.md', ...globSync('conversations/*.md', { cwd: folder })].map((page) =>
  join(folder, page),
);
const scenes = pages.flatMap((page) => scenesOn(page).map((scene) => ({ ...scene, page })));

function scenesOn(page: string): readonly Scene[] {
  return parseScenes(readFileSync(page, 'utf8'));
}

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
  const open = fleet.flatMap(({ id, daysOpen }) => (daysOpen === undefined ? [] : [[id, daysOpen] as const]));
  if (open.length > 0) {
    world.deliveries.remember('2026-W47', listOf(Object.fromEntries(open), monday));
  }
  const read = (): readonly Step[] => [
    ...slackOf(world.posts.splice(0)).map((message) => ({
      kind: 'read' as const,
      from: 'Slack' as const,
      lines: linesOf(message),
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
        const OwnerContacts = 'web=S0123456789,data=dba@example.com';
        await start(world, {}, { Sinks: 'teams,slack', OwnerContacts }, direction);
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

function accept(page: string, scene: Scene, played: readonly Step[]): void {
  const text = readFileSync(page, 'utf8');
  writeFileSync(page, acceptScene({ path: relative('', page), text }, scene, played));
}

test.each(scenes)('$title', async ({ page, ...scene }) => {
  const played = await play(scene);
  if (inject('accept')) accept(page, scene, played);
  expect(played).toEqual(scenesOn(page).find(({ title }) => title === scene.title)?.steps);
});

describe('accepting what was read', () => {
  const quiet = (reads: readonly Step[]): readonly Step[] => [
    { kind: 'direction', text: 'Monday, 08:00' },
    ...reads,
  ];
  const slack = (...lines: string[]): Step => ({ kind: 'read', from: 'Slack', lines });
  const page = `## One\n\n| name | last report |\n| - | - |\n| web-1 | never |\n\n_Monday, 08:00_\n\n**Slack:**\n\n\`\`\`text\nold words\n\`\`\`\n\n## Two\n\n\`\`\`text\nold words\n\`\`\`\n`;
  const [scene = { title: '', fleet: [], steps: [] }] = parseScenes(page);

  test('nothing changed, nothing written', () => {
    expect(acceptScene({ path: 'monday.md', text: page }, scene, scene.steps)).toBe(page);
  });

  test('words are changed in their scene alone', () => {
    expect(
      acceptScene({ path: 'monday.md', text: page }, scene, quiet([slack('new $& words', 'and more')])),
    ).toBe(page.replace('old words', () => 'new $& words\nand more'));
  });

  test.each([
    ['nothing is read any more', quiet([]), 'monday.md:1 "One": expected Slack, but got nothing'],
    [
      'more is read',
      quiet([slack('a'), slack('b')]),
      'monday.md:1 "One": expected nothing more, but got Slack',
    ],
  ])('%s: it is refused', (_, played, message) => {
    expect(() => acceptScene({ path: 'monday.md', text: page }, scene, played)).toThrow(message);
  });
});
