import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { change, hmac, keyOf, type Store, type Versioned } from '@opsline/attempts';
import { type Codec, dynamoDbStore, whole } from '@opsline/attempts/dynamodb';
import { minute } from '@opsline/function-kit/durations';
import * as z from 'zod/mini';
import { opened, sealedWith } from '../sealed.ts';

/** As long as a conversation with Lex can last (Lex V2 quotas): nothing is read after that. */
const keptMs = 15 * minute;

/** What a caller has answered, by the names of the slots. */
export type Answers = Readonly<Record<string, string>>;

/** The answers of one conversation, sealed: base64 of a nonce, an AES-256-GCM ciphertext and its tag. */
export type KeptRow = Versioned & { readonly sealed: string };

/** The row of a conversation in which nothing was answered: as if it had been, too long ago. */
export const nothingKept: KeptRow = { version: 0, writtenAt: 0, sealed: '' };

const codec: Codec<KeptRow> = {
  newRow: nothingKept,
  toItem: (row) => ({ ...row, expiresAt: Math.ceil((row.writtenAt + keptMs) / 1_000) }),
  item: z.object({ version: whole, writtenAt: whole, sealed: z.string() }),
};

/** Kept answers in table PasswordReset. Throws the SDK's errors as they are. */
export function keptAnswersStore(table: { client: DynamoDBClient; tableName: string }): Store<KeptRow> {
  return dynamoDbStore({ ...table, codec });
}

/** Keeps answers, and gives them back; see `createKeptAnswers`. */
export type KeptAnswers = ReturnType<typeof createKeptAnswers>;

type Outside = {
  readonly store: Store<KeptRow>;
  /** The secret that keys of rows, and of what they hold, are made from: at least 32 bytes. */
  readonly pepper: () => Promise<Uint8Array>;
  /** Epoch ms. */
  readonly now: () => number;
};

/**
 * The answers of conversations that go on elsewhere for a turn: Lex drops the slots of an intent when it takes words for
 * another one, and a session attribute would show them to the client. They wait here for the length of a conversation,
 * each sealed under a key of its own. Both throw when the store or the pepper cannot be had.
 */
export function createKeptAnswers({ store, pepper, now }: Outside) {
  const placeOf = async (conversation: string) => {
    const secret = await pepper();
    return { key: keyOf(secret, 'kept answers', conversation), seal: hmac(secret, ['seal', conversation]) };
  };
  return {
    /** Keeps these answers in the place of those before. */
    keep: async (conversation: string, answers: Answers): Promise<void> => {
      const { key, seal } = await placeOf(conversation);
      const sealed = sealedWith(seal, key, JSON.stringify(answers));
      await change(store, { key, now: now() }, (row) => ({ verdict: undefined, row: { ...row, sealed } }));
    },
    /** The answers that were kept last, none where that was too long ago. */
    recall: async (conversation: string): Promise<Answers> => {
      const { key, seal } = await placeOf(conversation);
      const { sealed, writtenAt } = await store.read(key);
      if (now() - writtenAt >= keptMs) return {};
      return answersSchema.parse(JSON.parse(opened(seal, key, sealed)));
    },
  };
}

const answersSchema = z.record(z.string(), z.string());
