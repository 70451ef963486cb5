import { directionsOf, type FragileStage, type Scene } from '@opsline/lex-kit/testing';
import { conversationStage, scenarioOf } from './conversation-stage.ts';
import { phoneStage } from './phone-stage.ts';

/** The phone, where a call comes in the scene; otherwise Slack. */
export function stageFor(scene: Scene): Promise<FragileStage> {
  const directions = directionsOf(scene);
  const phone = directions.some((direction) => direction.startsWith('a call comes'));
  return phone ? phoneStage(directions) : conversationStage(scenarioOf(directions));
}
