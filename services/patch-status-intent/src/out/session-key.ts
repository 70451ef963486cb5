import { createHmac } from 'node:crypto';

/**
 * The session at Lex of a person in their direct message, by the secret that only we have: who may talk to the bot's alias
 * all the same cannot tell which session is somebody's. It is the same for every thread of the direct message.
 *
 * @param secret the bot's token, in this use the key of an HMAC
 * @returns 43 characters that Lex takes for a session
 */
export const sessionKeys =
  (secret: () => Promise<string>) =>
  async (who: { readonly team: string; readonly user: string; readonly channel: string }): Promise<string> =>
    createHmac('sha256', await secret())
      .update(['session at Lex', who.team, who.user, who.channel].join('\0'))
      .digest('base64url');
