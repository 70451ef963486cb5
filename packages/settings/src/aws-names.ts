import { formed } from './text.ts';

/** CreateTable, `TableName`. */
export const tableName = formed(/^[a-zA-Z0-9_.-]{3,255}$/, 'the name of a DynamoDB table');

/** CreateAlias, `AliasName`. Roles permit the use of a key by it, so that an ARN or a key ID would not do. */
export const keyAlias = formed(
  /^alias\/(?!aws\/)[a-zA-Z0-9/_-]{1,250}$/,
  'the alias of a KMS key: alias/<name>',
);
