import { createServer, type IncomingMessage } from 'node:http';
import { createServer as createHttp2, type Http2ServerRequest } from 'node:http2';
import { text } from 'node:stream/consumers';
import { listen } from '@opsline/local-kit/listen';
import { onTestFinished } from 'vitest';
import * as z from 'zod/mini';

/** What an account answers, by operation: JSON or XML; what is not there is refused as AWS refuses it. */
export type Account = Readonly<Record<string, Answer>>;
type Request = IncomingMessage | Http2ServerRequest;
type Answer = object | string | ((about: string) => object | string | undefined);

/** Operations of REST, by their method and path; what they are about is in parentheses. */
const paths: readonly (readonly [operation: string, path: RegExp])[] = [
  ['GetAccountSettings', /^GET \/[0-9-]+\/account-settings/],
  ['GetFunctionConcurrency', /^GET \/[0-9-]+\/functions\/([^/]+)\/concurrency/],
  ['ListBots', /^POST \/bots\/?$/],
  ['RecognizeText', /^POST \/bots\/\w+\/botAliases\/\w+\/botLocales\/\w+\/sessions\/[^/]+\/text/],
  ['Invoke', /^POST \/[0-9-]+\/functions\/(.+)\/invocations/],
  ['DescribeBotAlias', /^GET \/bots\/(\w+)\/botaliases\/\w+/],
  ['DescribeBotLocale', /^GET \/bots\/(\w+)\/botversions\/\w+\/botlocales\/\w+/],
  ['DescribeInstance', /^GET \/instance\/([^/]+)$/],
  ['DescribeQueue', /^GET \/queues\/[^/]+\/(.+)$/],
  ['ListContactFlows', /^GET \/contact-flows-summary\//],
];

/**
 * The account on the wire, in the protocols of AWS; `asked` is every operation that was asked for. The SDK speaks HTTP/2
 * to the Lex runtime, at an endpoint of its own.
 */
export async function startAccount(account: Account) {
  const asked: string[] = [];
  const reply = async (request: Request) => {
    const { operation, about, isXml } = read(request, await text(request));
    asked.push(operation);
    const [status, body] = answer(account[operation], about);
    const type = isXml ? 'text/xml' : 'application/json';
    return { status, type, content: isXml ? inXml(operation, status, body) : JSON.stringify(body) };
  };
  const one = createServer(async (request, response) => {
    const { status, type, content } = await reply(request);
    response.writeHead(status, { 'content-type': type }).end(content);
  });
  const two = createHttp2(async (request, response) => {
    const { status, type, content } = await reply(request);
    response.writeHead(status, { 'content-type': type }).end(content);
  });
  const [http, http2] = [await listen(one), await listen(two)];
  onTestFinished(http.stop);
  onTestFinished(http2.stop);
  return { endpoint: http.endpoint, http2Endpoint: http2.endpoint, asked };
}

function answer(known: Answer | undefined, about: string): readonly [status: number, body: object | string] {
  if (known === undefined) return [403, refused];
  const said = typeof known === 'function' ? known(about) : known;
  return said === undefined ? [404, missing] : [200, said];
}

const refused = { __type: 'AccessDeniedException', Code: 'AccessDeniedException' };
const missing = { __type: 'ResourceNotFoundException', Code: 'ResourceNotFoundException' };

function read({ headers, method, url = '' }: Request, body: string) {
  const target = headers['x-amz-target'];
  if (typeof target === 'string') {
    const input: unknown = JSON.parse(body);
    const operation = target.slice(target.lastIndexOf('.') + 1);
    const { TableName, Key } = z
      .object({ TableName: z.optional(z.string()), Key: z.optional(z.unknown()) })
      .parse(input);
    const about = Key === undefined ? (TableName ?? '') : JSON.stringify(Key);
    return { operation, about, isXml: false };
  }
  const form = new URLSearchParams(body);
  const action = form.get('Action');
  if (action !== null) return { operation: action, about: form.get('StackName') ?? '', isXml: true };
  const asked = `${method} ${url.split('?')[0]}`;
  for (const [operation, path] of paths) {
    const found = path.exec(asked);
    if (found !== null) return { operation, about: decodeURIComponent(found[1] ?? ''), isXml: false };
  }
  return { operation: asked, about: '', isXml: false };
}

function inXml(operation: string, status: number, body: object | string): string {
  if (status === 200) return `<${operation}Response>${String(body)}</${operation}Response>`;
  const code = status === 403 ? 'AccessDenied' : 'ValidationError';
  const why = status === 403 ? 'denied' : 'Stack does not exist';
  return `<ErrorResponse><Error><Code>${code}</Code><Message>${why}</Message></Error></ErrorResponse>`;
}

/** An account in which nothing is in the way: established, with a queue, a network, and secrets that were set. */
export const inOrder: Account = {
  GetCallerIdentity: '<GetCallerIdentityResult><Account>111122223333</Account></GetCallerIdentityResult>',
  DescribeStacks: () => undefined,
  GetAccountSettings: { AccountLimit: { ConcurrentExecutions: 1000, UnreservedConcurrentExecutions: 900 } },
  GetFunctionConcurrency: () => undefined,
  GetSMSSandboxAccountStatus:
    '<GetSMSSandboxAccountStatusResult><IsInSandbox>false</IsInSandbox></GetSMSSandboxAccountStatusResult>',
  GetSMSAttributes:
    '<GetSMSAttributesResult><attributes><entry><key>MonthlySpendLimit</key><value>50</value></entry></attributes></GetSMSAttributesResult>',
  ListOriginationNumbers:
    '<ListOriginationNumbersResult><PhoneNumbers><member><PhoneNumber>+18335550100</PhoneNumber></member></PhoneNumbers></ListOriginationNumbersResult>',
  DescribeNotifyConfigurations: {
    NotifyConfigurations: [{ Status: 'ACTIVE', Tier: 'ADVANCED', EnabledChannels: ['SMS'] }],
  },
  DescribeNotifyTemplates: {
    NotifyTemplates: [
      {
        Status: 'ACTIVE',
        Channels: ['SMS'],
        TierAccess: ['BASIC', 'ADVANCED'],
        Variables: {
          code: { Type: 'STRING', Required: true, Source: 'CUSTOMER' },
          brandName: { Type: 'STRING', Required: true, Source: 'SYSTEM' },
        },
      },
    ],
  },
  DescribeSpendLimits: { SpendLimits: [{ Name: 'NOTIFY_MESSAGE_MONTHLY_SPEND_LIMIT', EnforcedLimit: 50 }] },
  ListBots: { botSummaries: [{ botName: 'anotherBot' }] },
  DescribeTable: () => undefined,
  ListAliases: { Aliases: [{ AliasName: 'alias/aws/sns' }] },
  DescribeKey: { KeyMetadata: { KeyState: 'Enabled' } },
  DescribeInstance: { Instance: { InstanceStatus: 'ACTIVE' } },
  DescribeQueue: { Queue: { Status: 'ENABLED' } },
  ListContactFlows: { ContactFlowSummaryList: [{ Name: 'Default queue transfer' }] },
  DescribeSubnets: '<subnetSet><item><subnetId>subnet-1</subnetId><vpcId>vpc-1</vpcId></item></subnetSet>',
  DescribeSecurityGroups:
    '<securityGroupInfo><item><groupId>sg-1</groupId><vpcId>vpc-1</vpcId><ipPermissionsEgress><item><ipProtocol>tcp</ipProtocol><fromPort>636</fromPort><toPort>636</toPort></item></ipPermissionsEgress></item></securityGroupInfo>',
  DescribeRouteTables:
    '<routeTableSet><item><vpcId>vpc-1</vpcId><associationSet><item><main>true</main></item></associationSet><routeSet><item><destinationCidrBlock>0.0.0.0/0</destinationCidrBlock><gatewayId>igw-1</gatewayId><state>active</state></item></routeSet></item></routeTableSet>',
  DescribeVpcEndpoints: `<vpcEndpointSet>${['dynamodb', 'kms', 'lambda']
    .map(
      (name) =>
        `<item><serviceName>com.amazonaws.eu-west-2.${name}</serviceName><state>available</state></item>`,
    )
    .join('')}</vpcEndpointSet>`,
  DescribeSecret: { VersionIdsToStages: { new: ['AWSCURRENT'], old: ['AWSPREVIOUS'] } },
};
