import { formed, ruled } from './text.ts';

const region = '[a-z]{2,4}(-[a-z]+)+-[0-9]';

/** A Region of AWS. */
export const regionName = formed(new RegExp(`^${region}$`), 'a Region, such as eu-west-2');

/** The form of an ARN of a service; `resource` is the form of what stands behind the account. */
export function arnForm(service: string, resource: string): RegExp {
  return new RegExp(`^arn:aws[a-z-]*:${service}:${region}:[0-9]{12}:${resource}$`);
}

const pseudo: Readonly<Record<string, string>> = {
  '${AWS::Partition}': 'aws',
  '${AWS::Region}': 'us-east-1',
  '${AWS::AccountId}': '000000000000',
};

const functionForm = arnForm('lambda', 'function:[A-Za-z0-9_-]{1,64}');

/** A function without a version or an alias; CloudFormation may still have to fill in its partition, Region, account. */
export const functionArn = ruled(
  (value) => functionForm.test(value.replace(/\$\{AWS::[A-Za-z]+\}/g, (name) => pseudo[name] ?? name)),
  'the ARN of a function: arn:aws:lambda:<region>:<account>:function:<name>',
);

/** A standard topic: a FIFO topic wants a group with each message. */
export const topicArn = formed(
  arnForm('sns', '[A-Za-z0-9_-]{1,256}'),
  'the ARN of a standard SNS topic: arn:aws:sns:<region>:<account>:<name>',
);

/** A key of KMS itself: an alias says nothing to the policy of a role. */
export const keyArn = formed(
  arnForm('kms', 'key/(mrk-[0-9a-f]{32}|[0-9a-f-]{36})'),
  'the ARN of a KMS key: arn:aws:kms:<region>:<account>:key/<id>',
);
