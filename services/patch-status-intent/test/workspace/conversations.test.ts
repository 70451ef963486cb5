import { conversationsOf, directionsOf, type PageScene, playOn } from '@opsline/lex-kit/testing';
import { expect, onTestFinished, test } from 'vitest';
import { conversationStage, scenarioOf } from '../stage/conversation-stage.ts';
import { inSlack } from './in-slack.ts';

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
