/** A request that hangs is given up; the SDK only warns of it unless told to throw. */
export const timeouts = { connectionTimeout: 1_000, requestTimeout: 1_000, throwOnRequestTimeout: true };

/** SNS may take longer. */
export const snsTimeouts = { ...timeouts, requestTimeout: 5_000 };

/** A text message is accepted within these, or it is not known whether it will be sent. */
export const textTimeouts = { ...timeouts, requestTimeout: 3_500 };

/** … and so the function that sends it, which ends after 5 seconds by itself. */
export const textingTimeouts = { ...timeouts, requestTimeout: 5_500 };
