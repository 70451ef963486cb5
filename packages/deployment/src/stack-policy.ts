import { holding } from './holding.ts';

/**
 * What CloudFormation itself refuses in an update, whoever makes it: to replace or delete what holds something (AWS
 * CloudFormation, "Prevent updates to stack resources").
 *
 * @param open logical IDs that are let go of once
 */
export function lockedBut(open: readonly string[]) {
  return [
    { Effect: 'Allow', Principal: '*', Action: 'Update:*', Resource: '*' },
    {
      Effect: 'Deny',
      Principal: '*',
      Action: ['Update:Replace', 'Update:Delete'],
      ...(open.length > 0 ? { NotResource: open.map((id) => `LogicalResourceId/${id}`) } : { Resource: '*' }),
      Condition: { StringEquals: { ResourceType: holding } },
    },
  ];
}
