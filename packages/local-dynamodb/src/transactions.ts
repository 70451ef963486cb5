import { createHash } from 'node:crypto';
import type { createTokens } from './tokens.ts';
import { type Put, parseTransaction, type Transaction } from './transaction-shape.ts';
import type { Turns } from './turns.ts';
import type { DynamoDb, WireReply, WireRequest } from './wire.ts';

/** What became of one item: nothing wrong, or the code of a cancellation reason. */
type Reason = 'None' | 'ConditionalCheckFailed' | 'TransactionConflict';

function jsonReply(status: number, body: unknown): WireReply {
  return {
    status,
    headers: { 'content-type': 'application/x-amz-json-1.0' },
    body: JSON.stringify(body),
  };
}

function errorReply(name: string, message: string, more: object = {}): WireReply {
  return jsonReply(400, {
    __type: `com.amazonaws.dynamodb.v20120810#${name}`,
    message,
    Message: message,
    ...more,
  });
}

function cancelled(reasons: readonly Reason[]): WireReply {
  return errorReply(
    'TransactionCanceledException',
    `Transaction cancelled, please refer cancellation reasons for specific reasons [${reasons.join(', ')}]`,
    { CancellationReasons: reasons.map((Code) => ({ Code })) },
  );
}

/** A reply that is an error of another kind than a refused condition ends the transaction as it is. */
class Refused extends Error {
  readonly reply: WireReply;
  constructor(reply: WireReply) {
    super('refused');
    this.reply = reply;
  }
}

/**
 * TransactWriteItems over a DynamoDB that has none: all of its PutItem or none, as nobody else is let in meanwhile.
 * A transaction on an item that another one is about to write is cancelled with `TransactionConflict`; one that is
 * sent again with its token, within 10 minutes, is done once (API reference, TransactWriteItems).
 */
export function createTransactions(
  inner: DynamoDb,
  turns: Turns,
  tokens: ReturnType<typeof createTokens>,
): DynamoDb {
  const underWay = new Set<string>();
  const keyNames = new Map<string, readonly string[]>();

  const ask = async (request: WireRequest, operation: string, input: object) => {
    const headers = { ...request.headers, 'x-amz-target': `DynamoDB_20120810.${operation}` };
    const reply = await inner({ ...request, headers, body: Buffer.from(JSON.stringify(input)) });
    return { reply, output: JSON.parse(reply.body || '{}') };
  };

  const keyOf = async (request: WireRequest, { TableName, Item }: Put) => {
    let names = keyNames.get(TableName);
    if (names === undefined) {
      const { reply, output } = await ask(request, 'DescribeTable', { TableName });
      if (reply.status !== 200) throw new Refused(reply);
      names = output.Table.KeySchema.map(({ AttributeName }: { AttributeName: string }) => AttributeName);
      keyNames.set(TableName, names ?? []);
    }
    return Object.fromEntries((names ?? []).map((name) => [name, Item[name] ?? {}]));
  };

  /** Writes one item; the result puts back what was there. */
  const putOne = async (
    request: WireRequest,
    put: Put,
    Key: object,
  ): Promise<(() => Promise<unknown>) | Reason> => {
    const { TableName } = put;
    const { reply, output } = await ask(request, 'PutItem', { ...put, ReturnValues: 'ALL_OLD' });
    if (reply.status === 200) {
      return () =>
        output.Attributes === undefined
          ? ask(request, 'DeleteItem', { TableName, Key })
          : ask(request, 'PutItem', { TableName, Item: output.Attributes });
    }
    if (reply.body.includes('ConditionalCheckFailedException')) return 'ConditionalCheckFailed';
    throw new Refused(reply);
  };

  const writeAll = async (request: WireRequest, puts: readonly Put[], keys: readonly object[]) => {
    const undo: (() => Promise<unknown>)[] = [];
    const reasons: Reason[] = [];
    const takeBack = async (): Promise<void> => {
      for (const back of undo) await back();
    };
    try {
      for (const [place, put] of puts.entries()) {
        const done = await putOne(request, put, keys[place] ?? {});
        if (typeof done === 'function') undo.push(done);
        reasons.push(typeof done === 'function' ? 'None' : done);
      }
    } catch (error) {
      await takeBack();
      throw error;
    }
    if (reasons.every((reason) => reason === 'None')) return jsonReply(200, {});
    await takeBack();
    return cancelled(reasons);
  };

  /** What speaks against a transaction before anything of it is tried. */
  const objectionTo = (names: readonly string[]): WireReply | undefined => {
    if (new Set(names).size < names.length) {
      return errorReply(
        'ValidationException',
        'Transaction request cannot include multiple operations on one item',
      );
    }
    const conflicts = names.map((name): Reason => (underWay.has(name) ? 'TransactionConflict' : 'None'));
    return conflicts.includes('TransactionConflict') ? cancelled(conflicts) : undefined;
  };

  const carryOut = async (request: WireRequest, puts: readonly Put[]): Promise<WireReply> => {
    const keys = await Promise.all(puts.map((put) => keyOf(request, put)));
    const names = puts.map(({ TableName }, place) => JSON.stringify([TableName, keys[place]]));
    const objection = objectionTo(names);
    if (objection !== undefined) return objection;
    for (const name of names) underWay.add(name);
    try {
      return await turns.alone(() => writeAll(request, puts, keys));
    } finally {
      for (const name of names) underWay.delete(name);
    }
  };

  const once = async (request: WireRequest, { TransactItems, ClientRequestToken: token }: Transaction) => {
    const digest = createHash('sha256').update(JSON.stringify(TransactItems)).digest('hex');
    const known = token === undefined ? undefined : tokens.find(token);
    if (known === digest) return jsonReply(200, {});
    if (known !== undefined) {
      return errorReply(
        'IdempotentParameterMismatchException',
        'The token was used for another transaction.',
      );
    }
    const reply = await carryOut(
      request,
      TransactItems.map(({ Put }) => Put),
    );
    if (reply.status === 200 && token !== undefined) tokens.remember(token, digest);
    return reply;
  };

  return async (request) => {
    const transaction = parseTransaction(request.body);
    if ('refused' in transaction) {
      return errorReply('ValidationException', `Not supported by this stand-in: ${transaction.refused}`);
    }
    try {
      return await once(request, transaction);
    } catch (error) {
      if (error instanceof Refused) return error.reply;
      throw error;
    }
  };
}
