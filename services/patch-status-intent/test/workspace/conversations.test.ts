import { conversationsOf, directionsOf, type PageScene, playOn } from '@opsline/lex-kit/testing';
import { expect, onTestFinished, test } from 'vitest';
import { conversationStage, type Medium, scenarioOf } from '../stage/conversation-stage.ts';
import { slackClock, slackLine } from './slack-line.ts';
import { queues } from './templates.ts';

/** A person in a workspace; each conversation of a scene has one of its own. What they are notified of is what the bot says. */
function inSlack(): Medium {
  const clock = slackClock();
  return {
    clock,
    pass: clock.pass,
    more: { queues },
    begin: async (world) => {
      const { workspace, quiet, stop } = await slackLine(world, clock);
      const people = new Map<number, ReturnType<typeof workspace.person>>();
      let over = false;
      return {
        stop,
        isOver: () => over,
        says: async (text, conversation) => {
          const person = people.get(conversation) ?? workspace.person(`Person ${conversation}`);
          people.set(conversation, person);
          const before = person.sees().length;
          // What Slack gives out for what people type so.
          person.writes(text.replace('<!channel>', '@channel'));
          await quiet();
          const answers = person.sees().slice(before + 1);
          over = answers.every(({ lines }) => !lines.some((line) => line.startsWith('[')));
          return answers.flatMap(({ notification }) => notification.split('\n'));
        },
      };
    },
  };
}

function isInSlack(scene: PageScene): boolean {
  const called = directionsOf(scene).some((direction) => direction.startsWith('a call comes'));
  return !called && /\/(README|slack)\.md$/.test(scene.page);
}

const scenes = conversationsOf(new URL('../..', import.meta.url).pathname).filter(isInSlack);

test('there are conversations in Slack to play', () => {
  expect(scenes.length).toBeGreaterThan(5);
});

test.each(scenes)('in a workspace, as written: $title', async (scene) => {
  const stage = await conversationStage(scenarioOf(directionsOf(scene)), inSlack());
  onTestFinished(stage.stop);
  const { played, expected } = await playOn(scene, stage, false);
  expect(played).toEqual(expected);
});
