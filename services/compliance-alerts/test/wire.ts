import { z } from 'zod';

export const ec2 = 'arn:aws:states:::aws-sdk:ec2:describeInstanceStatus';
export const tags = 'arn:aws:states:::aws-sdk:ec2:describeTags';
export const profiles = 'arn:aws:states:::aws-sdk:ec2:describeIamInstanceProfileAssociations';
export const agents = 'arn:aws:states:::aws-sdk:ssm:describeInstanceInformation';
export const nodeTags = 'arn:aws:states:::aws-sdk:ssm:listTagsForResource';
export const query = 'arn:aws:states:::aws-sdk:dynamodb:query';
export const ssm = 'arn:aws:states:::aws-sdk:ssm:describeInstancePatchStates';
export const http = 'arn:aws:states:::http:invoke';
export const get = 'arn:aws:states:::dynamodb:getItem';
export const put = 'arn:aws:states:::dynamodb:putItem';
export const remove = 'arn:aws:states:::dynamodb:deleteItem';
export const sns = 'arn:aws:states:::sns:publish';

/** What the machine asks of each, as far as the world heeds it. */
export const post = z.object({
  ApiEndpoint: z.string(),
  Headers: z.record(z.string(), z.string()),
  RequestBody: z.json(),
});
export const listing = z.object({ MaxResults: z.number(), NextToken: z.string().optional() });
export const tagListing = listing.extend({
  Filters: z.tuple([
    z.object({ Name: z.literal('resource-type'), Values: z.tuple([z.literal('instance')]) }),
    z.object({ Name: z.literal('key'), Values: z.array(z.string()).min(1) }),
    // EC2 takes 200 values a filter.
    z.object({ Name: z.literal('resource-id'), Values: z.array(z.string()).min(1).max(200) }),
  ]),
});
export const question = z.object({
  InstanceIds: z.array(z.string()).min(1).max(50),
  NextToken: z.string().optional(),
});
export const agentListing = z.object({
  Filters: z.tuple([
    z.discriminatedUnion('Key', [
      // Systems Manager takes 100 values a filter.
      z.object({ Key: z.literal('InstanceIds'), Values: z.array(z.string()).min(1).max(100) }),
      z.object({ Key: z.literal('ResourceType'), Values: z.tuple([z.literal('ManagedInstance')]) }),
    ]),
  ]),
  MaxResults: z.number().min(5).max(50),
  NextToken: z.string().optional(),
});
export const profileListing = z.object({
  Filters: z.tuple([
    z.object({ Name: z.literal('instance-id'), Values: z.array(z.string()).min(1).max(200) }),
    z.object({ Name: z.literal('state'), Values: z.tuple([z.literal('associated')]) }),
  ]),
});
export const node = z.object({ ResourceType: z.literal('ManagedInstance'), ResourceId: z.string() });
export const notice = z.object({ TopicArn: z.string(), Subject: z.string().max(100), Message: z.string() });

/** What the template fills in, all three sinks on. */
export const substitutions = {
  Sinks: 'teams,slack,ticket',
  TeamsEndpoint: 'https://prod-1.westeurope.logic.azure.com/workflows/1/triggers/manual/paths/invoke',
  TeamsConnection: 'arn:aws:events:eu-west-1:123456789012:connection/teams/1',
  SlackChannel: 'C0123456789',
  SlackConnection: 'arn:aws:events:eu-west-1:123456789012:connection/slack/1',
  TicketEndpoint: 'https://tickets.example.com/api/incidents',
  TicketConnection: 'arn:aws:events:eu-west-1:123456789012:connection/ticket/1',
  DeliveriesTable: 'deliveries',
  ListsTable: 'lists',
  ReadRole: 'arn:aws:iam::123456789012:role/read',
  Accounts: 'none',
  OwnerTag: 'Owner',
  OwnerContacts: 'none',
  ExceptionTag: 'PatchException',
  OverdueDays: '14,30,60',
  NoticeTopic: 'arn:aws:sns:eu-west-1:123456789012:notices',
  StaleDays: '8',
  AllClear: 'false',
  WeekShiftHours: '0',
};
