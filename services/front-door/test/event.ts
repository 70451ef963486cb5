import { codeHookEvent, type Part } from '@opsline/lex-kit/testing';

/** A code hook event of frontDoorBot. */
export function lexEvent(intent: string, attributes: Part | null = {}, text = ''): Part {
  return codeHookEvent({ bot: 'frontDoorBot-dev', intent: { name: intent }, text, attributes });
}
