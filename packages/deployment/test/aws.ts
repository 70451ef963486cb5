import { createServer, type IncomingMessage } from 'node:http';
import { listen } from '@opsline/local-kit/listen';
import { onTestFinished } from 'vitest';

type Form = Readonly<Record<string, string>>;

/** What stands in for AWS: a stack, what a change set of it says a page each, and who calls. */
export type World = {
  readonly account?: string;
  readonly stackStatus?: string;
  readonly pages?: readonly (readonly string[])[];
  /** Why there is no change set. */
  readonly refused?: string;
  readonly resources?: readonly (readonly [id: string, type: string])[];
  readonly template?: object;
};

/** A call that was made: its action, and the stack or change set that it was about. */
type Call = { readonly action: string; readonly form: Form };

/** STS and CloudFormation by the AWS query protocol, and S3: just the calls that are made. */
export async function startAws(world: World) {
  const calls: Call[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const form = Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString()));
    const action = form.Action ?? `${request.method} ${request.url}`;
    calls.push({ action, form });
    const [status, body] = form.Action === undefined ? bucket(request) : answer(world, action, form);
    response.writeHead(status, { 'content-type': 'text/xml' });
    response.end(body);
  });
  const { endpoint, stop } = await listen(server);
  onTestFinished(stop);
  const actions = () => calls.map(({ action }) => action);
  return { endpoint, calls, actions };
}

/** The deployment bucket: it is there, has nothing in it yet, and takes everything. */
function bucket({ method, url = '' }: IncomingMessage): readonly [status: number, body: string] {
  if (method !== 'GET') return [200, ''];
  return url.includes('location')
    ? [200, '<LocationConstraint>eu-west-2</LocationConstraint>']
    : [200, '<ListBucketResult><IsTruncated>false</IsTruncated></ListBucketResult>'];
}

function answer(world: World, action: string, form: Form): readonly [status: number, body: string] {
  const known = Object.hasOwn(answers, action) ? answers[action] : undefined;
  const told = known?.(world, form) ?? { error: `${action} is not known here` };
  return 'error' in told
    ? [
        400,
        `<ErrorResponse><Error><Type>Sender</Type><Code>ValidationError</Code><Message>${told.error}</Message></Error></ErrorResponse>`,
      ]
    : [200, `<${action}Response><${action}Result>${told.result}</${action}Result></${action}Response>`];
}

type Answer = (world: World, form: Form) => { readonly result: string } | { readonly error: string };

const empty: Answer = () => ({ result: '' });

const answers: Readonly<Record<string, Answer>> = {
  GetCallerIdentity: ({ account = '111122223333' }) => ({
    result: `<Arn>arn:aws:iam::${account}:user/deployer</Arn><UserId>U</UserId><Account>${account}</Account>`,
  }),
  DescribeStacks: ({ stackStatus }, { StackName }) =>
    stackStatus === undefined
      ? { error: `Stack with id ${StackName} does not exist` }
      : {
          result: `<Stacks><member><StackName>${StackName}</StackName><CreationTime>2026-01-01T00:00:00Z</CreationTime><StackStatus>${stackStatus}</StackStatus></member></Stacks>`,
        },
  DeleteChangeSet: empty,
  CreateChangeSet: () => ({ result: '<Id>one</Id>' }),
  DescribeChangeSet: ({ pages = [[]], refused }, { NextToken = '0' }) =>
    refused === undefined
      ? {
          result: `<Status>CREATE_COMPLETE</Status><Changes>${(pages[Number(NextToken)] ?? []).join('')}</Changes>${
            Number(NextToken) + 1 < pages.length ? `<NextToken>${Number(NextToken) + 1}</NextToken>` : ''
          }`,
        }
      : { result: `<Status>FAILED</Status><StatusReason>${refused}</StatusReason>` },
  SetStackPolicy: empty,
  ValidateTemplate: empty,
  ExecuteChangeSet: empty,
  DeleteStack: empty,
  DescribeStackEvents: (_, { StackName }) => ({
    result: `<StackEvents><member><EventId>1</EventId><StackName>${StackName}</StackName><StackId>one</StackId><LogicalResourceId>${StackName}</LogicalResourceId><ResourceType>AWS::CloudFormation::Stack</ResourceType><Timestamp>2126-01-01T00:00:00Z</Timestamp><ResourceStatus>UPDATE_COMPLETE</ResourceStatus></member></StackEvents>`,
  }),
  GetTemplate: ({ template = { Resources: {} } }) => ({
    result: `<TemplateBody>${JSON.stringify(template).replaceAll('"', '&quot;')}</TemplateBody>`,
  }),
  ListStackResources: ({ resources = [] }) => ({
    result: `<StackResourceSummaries>${resources
      .map(
        ([id, type]) =>
          `<member><LogicalResourceId>${id}</LogicalResourceId><ResourceType>${type}</ResourceType><PhysicalResourceId>physical-${id}</PhysicalResourceId><ResourceStatus>CREATE_COMPLETE</ResourceStatus><LastUpdatedTimestamp>2026-01-01T00:00:00Z</LastUpdatedTimestamp></member>`,
      )
      .join('')}</StackResourceSummaries>`,
  }),
};

/** A change as a change set describes it. */
export function change(action: string, id: string, type: string, more = ''): string {
  return `<member><Type>Resource</Type><ResourceChange><Action>${action}</Action><LogicalResourceId>${id}</LogicalResourceId><ResourceType>${type}</ResourceType>${more}</ResourceChange></member>`;
}
