import { z } from 'zod';
import type { Turn } from '../action-kind.ts';
import type { Prompt } from '../caller/caller.ts';
import { contactDocument } from '../contact-state.ts';
import { fillText, looksLikePath, lookUp, parsePath } from './json-path.ts';
import { textOrPath, textWithPaths } from './parameter.ts';
import { readSsml } from './ssml.ts';

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

/** A prompt ready to be heard (none for blank text), or why Connect cannot play it. */
export type Rendered =
  | { readonly prompt: Prompt | undefined; readonly warnings: readonly string[] }
  | { readonly failure: string };

/** AWS quota: characters of one prompt, markup included. */
const longestPrompt = 6000;

/** Fills the references of a prompt and checks what Connect checks before it speaks. */
export function renderPrompt(fields: PromptFields, { state, world }: Turn): Rendered {
  if (fields.PromptId !== undefined || fields.Media !== undefined) return renderRecording(fields, state);
  const source = fields.SSML ?? fields.Text ?? '';
  const filled = fillText(source, contactDocument(state), world.assumptions.unresolvedReference);
  const warnings = filled.unresolved.map((reference) => `${reference} in the prompt leads nowhere`);
  const { text } = filled;
  if (text.length > longestPrompt) return { failure: `the prompt is over ${longestPrompt} characters` };
  const voice = state.channel === 'VOICE' ? { voice: state.voice } : {};
  if (fields.SSML === undefined) {
    return { prompt: text.trim() === '' ? undefined : { text, ...voice }, warnings };
  }
  if (state.channel === 'CHAT') return { failure: 'SSML is for voice only' };
  const words = readSsml(text);
  return words === undefined
    ? { failure: 'the SSML is not well-formed' }
    : { prompt: { text: words, ssml: text, ...voice }, warnings };
}

function renderRecording(fields: PromptFields, state: Turn['state']): Rendered {
  if (state.channel === 'CHAT') return { failure: 'recordings are for voice only' };
  const name = fields.PromptId ?? fields.Media?.Uri ?? '';
  const recording = looksLikePath(name) ? lookUp(contactDocument(state), parsePath(name) ?? []) : name;
  if (recording === undefined) return { failure: `${name} leads nowhere` };
  return { prompt: { text: '', recording, voice: state.voice }, warnings: [] };
}
