/** ITU-T E.164: a plus, a country code, at most 15 digits. */
export const phoneNumber = /^\+[1-9]\d{1,14}$/;

/** EC2: the id of an instance, of 8 hexadecimal digits (before 2016) or 17. */
export const instanceId = /^i-([0-9a-f]{8}|[0-9a-f]{17})$/;
