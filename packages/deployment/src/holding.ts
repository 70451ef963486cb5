/** What holds something that no deployment can make again: rows, what a key encrypted or signed, a value set by hand. */
export const holding: readonly string[] = [
  'AWS::DynamoDB::Table',
  'AWS::DynamoDB::GlobalTable',
  'AWS::KMS::Key',
  'AWS::KMS::ReplicaKey',
  'AWS::SecretsManager::Secret',
];
