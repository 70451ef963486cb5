/** A request that hangs is given up; the SDK only warns of it unless told to throw. */
export const timeouts = { connectionTimeout: 1_000, requestTimeout: 1_000, throwOnRequestTimeout: true };

/** Systems Manager takes its time over a full page. */
export const systemsManagerTimeouts = { ...timeouts, requestTimeout: 3_000 };

/** Reading patching ends after so long, so that the answer is there within 8 seconds. */
export const readingTime = 6_500;

/** A text message is accepted within 10 seconds or its one-time PIN is void. */
export const textTimeouts = { ...timeouts, requestTimeout: 9_000 };
