/** EC2: the id of an instance, of 8 hexadecimal digits (before 2016) or 17. */
export const instanceId = /^i-([0-9a-f]{8}|[0-9a-f]{17})$/;
