import type { Element, Option } from '../blocks/elements.ts';
import type { Message } from '../state/store.ts';

/** What names the app and its workspace in everything that is sent. */
export type Installation = {
  readonly teamId: string;
  readonly appId: string;
  readonly botId: string;
  readonly botUserId: string;
};

/** The verification token, which Slack still sends and retires: nobody is to look at it. */
const token = 'retired-verification-token';

/** The outer form of an event ("Events API": event wrapper). */
export function eventEnvelope(
  { teamId, appId, botUserId }: Installation,
  eventId: string,
  nowMs: number,
  event: object,
): string {
  return JSON.stringify({
    token,
    team_id: teamId,
    context_team_id: teamId,
    api_app_id: appId,
    event,
    type: 'event_callback',
    event_id: eventId,
    event_time: Math.floor(nowMs / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: teamId,
        user_id: botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    event_context: `4-${eventId}`,
  });
}

/** A message as it stands in events, interactions and the history. */
export function messagePart({ teamId, appId, botId, botUserId }: Installation, message: Message) {
  const { ts, user, text, threadTs, blocks } = message;
  return {
    type: 'message',
    user,
    ts,
    text,
    team: teamId,
    ...(threadTs !== undefined && { thread_ts: threadTs }),
    ...(blocks.length > 0 && { blocks }),
    ...(user === botUserId ? { bot_id: botId, app_id: appId } : { client_msg_id: `client-${ts}` }),
  };
}

/** Where something was pressed: in a message, or on the app's Home. */
export type Place =
  | { readonly message: Message; readonly ephemeral: boolean }
  | { readonly viewId: string; readonly blocks: readonly object[] };

/** Somebody pressed a button, or chose from a menu ("block_actions payload"). */
export function blockActions(
  installation: Installation,
  press: {
    readonly user: { readonly id: string; readonly name: string };
    readonly place: Place;
    readonly blockId: string;
    readonly element: Element;
    readonly chosen: Option | undefined;
    readonly actionTs: string;
  },
) {
  const { teamId, appId } = installation;
  const { user, place, blockId, element, chosen, actionTs } = press;
  const action = {
    action_id: element.action_id,
    block_id: blockId,
    type: element.type,
    action_ts: actionTs,
    ...(element.type === 'button'
      ? { text: element.text, ...(element.value !== undefined && { value: element.value }) }
      : { selected_option: chosen }),
  };
  return {
    type: 'block_actions',
    token,
    api_app_id: appId,
    team: { id: teamId, domain: 'opsline' },
    enterprise: null,
    is_enterprise_install: false,
    user: { id: user.id, username: user.name, name: user.name, team_id: teamId },
    trigger_id: `${actionTs}.trigger`,
    response_url: `https://hooks.slack.com/actions/${teamId}/none`,
    actions: [action],
    ...placePart(installation, place),
  };
}

function placePart(installation: Installation, place: Place) {
  if ('viewId' in place) {
    const { viewId, blocks } = place;
    return {
      container: { type: 'view', view_id: viewId },
      view: { id: viewId, team_id: installation.teamId, type: 'home', blocks },
    };
  }
  const { message, ephemeral } = place;
  const { ts, channel, threadTs } = message;
  return {
    container: {
      type: 'message',
      message_ts: ts,
      channel_id: channel,
      is_ephemeral: ephemeral,
      ...(threadTs !== undefined && { thread_ts: threadTs }),
    },
    channel: { id: channel, name: 'directmessage' },
    // Of an ephemeral message Slack gives no more than where it was.
    ...(!ephemeral && { message: messagePart(installation, message) }),
    state: { values: {} },
  };
}
