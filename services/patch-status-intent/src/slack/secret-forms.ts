/** What Slack's secrets look like: a signing secret (Basic Information), and the token of a bot (OAuth & Permissions). */
export const secretForms = { signing: /^[0-9a-z]{32}$/, token: /^xoxb-[0-9A-Za-z-]{10,250}$/ } as const;
