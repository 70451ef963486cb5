import { setTimeout as sleep } from 'node:timers/promises';
import { type Authorize, accessKeyOf } from '@opsline/local-iam';
import { accountId } from '@opsline/local-kit/account';
import type { Restorable } from '@opsline/local-kit/snapshot';
import { accessesOf } from './access/accesses.ts';
import { refused } from './access/refused.ts';
import { createEc2 } from './ec2/ec2.ts';
import { asServiceError, ConnectionCut, errorOf } from './failures.ts';
import { createFaults, type Faults } from './faults.ts';
import { createKept } from './kept.ts';
import { createKeys, defaultSeed, type KeySpec } from './kms/keys.ts';
import { createKms } from './kms/kms.ts';
import { type Call, isSpoken, readCall } from './protocol/dispatch.ts';
import type { ServiceName } from './protocol/operations.ts';
import type { Output, WireReply, WireRequest } from './protocol/protocol.ts';
import type { HeldScenario } from './scenario/held-scenario.ts';
import type { Scenario } from './scenario/scenario.ts';
import { createSecretsManager } from './secrets/secrets.ts';
import { serve } from './server.ts';
import { createSmsVoice } from './sms-voice/sms-voice.ts';
import type { Notices } from './sns/notices.ts';
import { createSns } from './sns/sns.ts';
import type { Texts } from './sns/texts.ts';
import type { QueueSpec } from './sqs/queue-spec.ts';
import { looking, type Queues } from './sqs/queues.ts';
import { createSqs } from './sqs/sqs.ts';
import type { ListingOptions } from './ssm/listing.ts';
import { createSsm } from './ssm/ssm.ts';
import { createSts } from './sts/sts.ts';

/** A call that was answered: an HTTP status, and how long it took in milliseconds of `now`. */
export type AnsweredCall = {
  readonly service: ServiceName | 'unknown';
  readonly operation: string;
  readonly status: number;
  readonly ms: number;
};

/** What `startLocalAws` takes; everything but the scenario has a default. */
export type LocalAwsOptions = ListingOptions & {
  readonly scenario: Scenario;
  /** The clock, epoch milliseconds; default the machine's. */
  readonly now?: () => number;
  /** The TCP port on 127.0.0.1; 0, the default, takes a free one. */
  readonly port?: number;
  /** Told of every call just before its answer leaves. */
  readonly onCall?: (call: AnsweredCall) => void;
  /** How time passes for who waits; default a real wait. Whatever waits ends with the stand-in, which the signal tells. */
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<unknown>;
  /** The KMS keys that exist; default none. */
  readonly keys?: readonly KeySpec[];
  /** The queues that exist; default none. */
  readonly queues?: readonly QueueSpec[];
  /** The ARNs of the topics that ListTopics tells of; default none. Any topic can be published to. */
  readonly topics?: readonly string[];
  /** The names of the secrets that exist, each without a value; default none. */
  readonly secrets?: readonly string[];
  /** What the key material derives from: processes with the same seed read each other's MACs and ciphertexts. */
  readonly seed?: string;
  /** Who may do what; unless told, everybody everything. */
  readonly authorize?: Authorize;
};

/** A running stand-in. `snapshot` is of all that it keeps but the faults, which are no state of an account. */
export type LocalAws = Restorable & {
  /** For `AWS_ENDPOINT_URL`: all services answer here. */
  readonly endpoint: string;
  /** What it answers of; whatever is put there is answered of next. */
  readonly scenario: HeldScenario;
  readonly texts: Texts;
  readonly notices: Notices;
  readonly queues: Queues;
  readonly faults: Faults;
  /** Answers a request that did not come through the socket: where time is virtual, no real wait may come between. */
  readonly answer: (request: WireRequest) => Promise<WireReply>;
  /** Ends it and everything it holds; calling it again waits for the same end. */
  stop(): Promise<void>;
};

/**
 * Starts AWS on this machine: DynamoDB, Systems Manager, EC2, SNS, SQS, End User Messaging's Notify, KMS, Secrets Manager
 * and STS behind one endpoint. Throws when the port is taken, two keys have one alias or two queues one name.
 */
export async function startLocalAws(options: LocalAwsOptions): Promise<LocalAws> {
  const ended = new AbortController();
  const { now = Date.now, port = 0, onCall } = options;
  const { inbox, published, queues, quotas, scenario, versions, ...kept } = createKept(options, now);
  const { seed = defaultSeed, authorize, secrets = [], topics = [] } = options;
  const wait = async (ms: number): Promise<void> => {
    await (options.wait?.(ms, ended.signal) ?? sleep(ms, undefined, { signal: ended.signal }));
    ended.signal.throwIfAborted();
  };
  const keys = createKeys(options.keys ?? [], seed);
  const { texts, close } = inbox;
  const { faults, troubleFor, deliver } = createFaults(now, inbox.deliver);
  const common = {
    kms: createKms(keys),
    'sms-voice': createSmsVoice(deliver, quotas.count, now),
    secretsmanager: createSecretsManager(secrets, now, versions),
    sns: createSns({ deliver, publish: published.publish }, topics, now),
    sqs: createSqs(queues, { now, wait, endpoint: () => server.endpoint }),
  };
  const accounts = new Map<string, Omit<ServiceHandlers, 'sts'>>();
  scenario.on(() => accounts.clear());
  /** What is asked in the name of another account's role is answered of that account's machines. */
  const handlersFor = ({ headers }: WireRequest): ServiceHandlers => {
    const caller = accessKeyOf(headers.authorization);
    const account = accountOf(caller);
    const known = accounts.get(account);
    if (known !== undefined) return { ...known, sts: createSts(caller) };
    const company = scenario.current();
    const mine = company.instances.filter((one) => (one.account ?? accountId) === account);
    const made = {
      ...common,
      ec2: createEc2(mine),
      ssm: createSsm({ ...company, instances: mine }, options),
    };
    accounts.set(account, made);
    return { ...made, sts: createSts(caller) };
  };

  const requireAccess = (may: Authorize, call: NamedCall, { headers }: WireRequest): void => {
    const caller = accessKeyOf(headers.authorization);
    const refusal = accessesOf(call, call.readInput(), keys, secrets)
      .map((access) => may(caller, access))
      .find((one) => one !== undefined);
    if (refusal) throw refused(call.service, refusal);
  };

  const perform = async (call: Call, request: WireRequest): Promise<WireReply> => {
    const { service, operation, unsupported, readInput } = call;
    if (service === 'unknown' || !isSpoken(service, operation)) throw unsupported;
    if (authorize) requireAccess(authorize, { service, operation, readInput }, request);
    const { delayMs, error, mishap } = troubleFor({ service, operation, readInput });
    if (delayMs > 0) await wait(delayMs);
    if (error !== undefined) throw error;
    if (mishap === 'refused' || mishap === 'raced') throw errorOf(mishap, operation);
    const reply = await answerTo(call, request);
    if (mishap === 'lost') throw new ConnectionCut();
    return reply;
  };

  const answerTo = async (
    { service, operation, protocol, unsupported, readInput }: Call,
    request: WireRequest,
  ) => {
    if (service === 'unknown') throw unsupported;
    if (service === 'dynamodb') return kept.dynamoDb.answer(request);
    const handler = handlersFor(request)[service][operation];
    if (handler === undefined) throw unsupported;
    return protocol.output(operation, await handler(readInput()));
  };

  const answer = async (request: WireRequest): Promise<WireReply> => {
    const startedAt = now();
    const call = readCall(request);
    const reply = await perform(call, request).catch((reason: unknown) => {
      if (reason instanceof ConnectionCut) throw reason;
      return call.protocol.error(asServiceError(reason));
    });
    onCall?.({
      service: call.service,
      operation: call.operation,
      status: reply.status,
      ms: now() - startedAt,
    });
    return reply;
  };

  const server = await serve(port, answer);
  const shutDown = async (): Promise<void> => {
    await server.stop();
    ended.abort();
    close();
  };
  let stopped: Promise<void> | undefined;
  const stop = (): Promise<void> => {
    stopped ??= shutDown();
    return stopped;
  };
  const { endpoint } = server;
  const [{ notices }, { snapshot }] = [published, kept];
  return { endpoint, scenario, texts, notices, queues: looking(queues), faults, answer, snapshot, stop };
}

type ServiceHandlers = Readonly<
  Record<
    Exclude<ServiceName, 'dynamodb'>,
    Readonly<Record<string, (input: unknown) => Output | Promise<Output>>>
  >
>;

/** The account of whoever calls by an ARN; of anybody else, this machine's. */
function accountOf(accessKey = ''): string {
  return /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(accessKey)?.[1] ?? accountId;
}

/** A call of a service that is known here. */
type NamedCall = Pick<Call, 'operation' | 'readInput'> & { readonly service: ServiceName };
