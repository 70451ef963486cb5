/** A request that hangs is given up; the SDK only warns of it unless told to throw. */
export const timeouts = { connectionTimeout: 1_000, requestTimeout: 1_000, throwOnRequestTimeout: true };

/** SNS may take longer. */
export const snsTimeouts = { ...timeouts, requestTimeout: 5_000 };
