import { directionsOf, type FragileStage, type Scene } from '@opsline/lex-kit/testing';
import { inSlack, needsSlack } from '../workspace/in-slack.ts';
import { conversationStage, scenarioOf } from './conversation-stage.ts';
import { phoneStage } from './phone-stage.ts';

/** The phone, where a call comes in the scene; a workspace, where it has what only Slack has; otherwise Lex alone. */
export function stageFor(scene: Scene): Promise<FragileStage> {
  const directions = directionsOf(scene);
  const phone = directions.some((direction) => direction.startsWith('a call comes'));
  if (phone) return phoneStage(directions);
  return conversationStage(scenarioOf(directions), needsSlack(scene) ? inSlack() : undefined);
}
