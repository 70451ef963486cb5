import { z } from 'zod';
import type { Playing } from '../action-kind.ts';
import type { Prompt } from '../caller/caller.ts';
import { nameOf, quoted } from './in-words.ts';
import { textOrPath, textWithPaths } from './parameter.ts';
import { readSsml } from './ssml.ts';
import { resolveValue, textOf } from './value.ts';

/** The four ways to give a prompt; spread into the parameters of an action. */
export const promptFields = {
  Text: textWithPaths.optional(),
  SSML: textWithPaths.optional(),
  PromptId: textOrPath.optional(),
  Media: z
    .strictObject({ Uri: textWithPaths, SourceType: z.literal('S3'), MediaType: z.literal('Audio') })
    .optional(),
};

export type PromptFields = {
  readonly Text?: string | undefined;
  readonly SSML?: string | undefined;
  readonly PromptId?: string | undefined;
  readonly Media?: { readonly Uri: string } | undefined;
};

const contentFields = ['Text', 'SSML', 'PromptId', 'Media'] as const;

/** Complains when more than one prompt is given, or none where one is needed. */
export function onePrompt(needed: boolean): (fields: PromptFields, context: z.RefinementCtx) => void {
  return (fields, context) => {
    const given = contentFields.filter((field) => fields[field] !== undefined);
    const [, second] = given;
    if (second !== undefined) {
      context.addIssue({
        code: 'custom',
        path: [second],
        message: `only one of ${contentFields.join(', ')} may be given`,
      });
    }
    if (needed && given.length === 0) context.addIssue(`needs one of ${contentFields.join(', ')}`);
  };
}

/** What a prompt says, for people; empty where there is none. */
export function promptInWords({ Text, SSML, PromptId, Media }: PromptFields): string {
  if (PromptId !== undefined || Media !== undefined)
    return `the recording ${nameOf(PromptId ?? Media?.Uri ?? '')}`;
  const text = SSML === undefined ? (Text ?? '') : (readSsml(SSML) ?? SSML);
  return text.trim() === '' ? '' : quoted(text);
}

/** A prompt ready to be heard (none for blank text), or why Connect cannot play it. */
type Rendered =
  | { readonly prompt: Prompt | undefined; readonly warnings: readonly string[] }
  | { readonly failure: string };

/** AWS quota: characters of one prompt, markup included. */
const longestPrompt = 6000;

/** Fills the references of a prompt and checks what Connect checks before it speaks. */
export function renderPrompt(fields: PromptFields, playing: Playing): Rendered {
  const { channel, voice } = playing.state;
  if (fields.PromptId !== undefined || fields.Media !== undefined) return renderRecording(fields, playing);
  const { value: text, warnings } = textOf(fields.SSML ?? fields.Text ?? '', playing, ' in the prompt');
  if (text.length > longestPrompt) return { failure: `the prompt is over ${longestPrompt} characters` };
  const spoken = channel === 'VOICE' ? { voice } : {};
  if (fields.SSML === undefined) {
    return { prompt: text.trim() === '' ? undefined : { text, ...spoken }, warnings };
  }
  if (channel === 'CHAT') return { failure: 'SSML is for voice only' };
  const words = readSsml(text);
  return words === undefined
    ? { failure: 'the SSML is not well-formed' }
    : { prompt: { text: words, ssml: text, ...spoken }, warnings };
}

/** A prompt by its id, which may be one JSONPath, or an S3 address, which may hold several. */
function renderRecording({ PromptId, Media }: PromptFields, playing: Playing): Rendered {
  const { channel, voice } = playing.state;
  if (channel === 'CHAT') return { failure: 'recordings are for voice only' };
  if (PromptId === undefined) {
    const { value: recording, warnings } = textOf(Media?.Uri ?? '', playing, ' in the prompt');
    return { prompt: { text: '', recording, voice }, warnings };
  }
  const recording = resolveValue(PromptId, playing);
  if (recording === undefined) return { failure: `${PromptId} leads nowhere` };
  return { prompt: { text: '', recording, voice }, warnings: [] };
}
