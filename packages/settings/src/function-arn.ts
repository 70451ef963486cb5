import { arnForm } from './arn.ts';
import { ruled } from './text.ts';

const pseudo: Readonly<Record<string, string>> = {
  '${AWS::Partition}': 'aws',
  '${AWS::Region}': 'us-east-1',
  '${AWS::AccountId}': '000000000000',
};

const form = arnForm('lambda', 'function:[A-Za-z0-9_-]{1,64}');

/** A function without a version or an alias; CloudFormation may still have to fill in its partition, Region, account. */
export const functionArn = ruled(
  (value) => form.test(value.replace(/\$\{AWS::[A-Za-z]+\}/g, (name) => pseudo[name] ?? name)),
  'the ARN of a function: arn:aws:lambda:<region>:<account>:function:<name>',
);
