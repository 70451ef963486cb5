import { LexRuntimeV2Client, RecognizeTextCommand } from '@aws-sdk/client-lex-runtime-v2';
import type { LexPort } from '@opsline/local-connect';
import { localClient } from '@opsline/local-kit/account';

/** An SDK client of the Lex runtime on this machine. */
export function lexClient(endpoint: string, caller?: string): LexRuntimeV2Client {
  return new LexRuntimeV2Client({ ...localClient(endpoint, caller), maxAttempts: 1 });
}

/** The Lex runtime as an instance of Connect uses it; a header says whether the caller spoke or pressed keys. */
export function lexPort(endpoint: string, instanceArn: string): LexPort {
  return {
    recognizeText: async (input, { inputMode }) => {
      const client = lexClient(endpoint, instanceArn);
      client.middlewareStack.add(
        (next) => (args) => {
          const { request } = args;
          if (typeof request === 'object' && request !== null && 'headers' in request) {
            Object.assign(Object(request.headers), { 'x-opsline-input-mode': inputMode });
          }
          return next(args);
        },
        { step: 'build' },
      );
      try {
        return await client.send(new RecognizeTextCommand(input));
      } finally {
        client.destroy();
      }
    },
  };
}
