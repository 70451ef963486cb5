/** The account everything here belongs to. */
export const accountId = '000000000000';
/** The region that ARNs name; clients of any region are answered. */
export const region = 'us-east-1';
