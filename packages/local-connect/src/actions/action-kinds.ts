import type { ActionKind } from '../action-kind.ts';
import { updateContactAttributes } from './attributes.ts';
import { compare } from './compare.ts';
import { connectParticipantWithLexBot } from './connect-participant-with-lex-bot.ts';
import { disconnectParticipant, endFlowExecution } from './ends.ts';
import { getParticipantInput } from './get-participant-input.ts';
import { invokeLambdaFunction } from './invoke-lambda-function.ts';
import { loop } from './loop.ts';
import { messageParticipant } from './message-participant.ts';
import { transferContactToQueue, updateContactTargetQueue } from './queue.ts';
import { updateContactData, updateContactTextToSpeechVoice, updateFlowLoggingBehavior } from './settings.ts';
import { transferToFlow } from './transfer-to-flow.ts';
import { updateContactEventHooks } from './update-contact-event-hooks.ts';
import { updatePreviousContactParticipantState } from './update-previous-contact-participant-state.ts';

const kinds: ReadonlyMap<string, ActionKind> = new Map(
  [
    compare,
    connectParticipantWithLexBot,
    disconnectParticipant,
    endFlowExecution,
    getParticipantInput,
    invokeLambdaFunction,
    loop,
    messageParticipant,
    transferContactToQueue,
    transferToFlow,
    updateContactAttributes,
    updateContactData,
    updateContactEventHooks,
    updateContactTargetQueue,
    updateContactTextToSpeechVoice,
    updateFlowLoggingBehavior,
    updatePreviousContactParticipantState,
  ].map((kind) => [kind.type, kind]),
);

/**
 * The action types that Connect takes and the player does not play [Flow language, Actions; console exports].
 * `UnTagContact` and `UpdateRoutingCriteria` are the documentation's spelling of two that Connect calls otherwise.
 */
export const unplayedTypes: ReadonlySet<string> = new Set(
  `AssociateContactToCustomerProfile AuthenticateParticipant CheckHoursOfOperation CheckMetricData
   CheckOutboundCallStatus CheckVoiceId CompleteOutboundCall CreateCallbackContact CreateCase
   CreateContact CreateCustomerProfile CreatePersistentContactAssociation CreateTask
   CreateWisdomSession DequeueContactAndTransferToQueue DistributeByPercentage EndFlowModuleExecution
   EvaluateDataTableValues GetCalculatedAttributesForCustomerProfile GetCase GetCustomerProfile
   GetCustomerProfileObject GetMetricData InvokeFlowModule ListDataTableValues LoadContactContent
   MessageParticipantIteratively RenderMessageTemplate ResumeContact ShowView StartOutboundChatContact
   StartOutboundEmailContact StartVoiceIdStream TagContact TransferContactToAgent
   TransferParticipantToThirdParty UntagContact UnTagContact UpdateCase UpdateContactCallbackNumber
   UpdateContactMediaProcessing UpdateContactMediaStreamingBehavior
   UpdateContactRecordingAndAnalyticsBehavior UpdateContactRecordingBehavior
   UpdateContactRoutingBehavior UpdateContactRoutingCriteria UpdateCustomerProfile UpdateFlowAttributes
   UpdateRoutingCriteria UpsertDataTableValues Wait`.split(/\s+/),
);

/** What the package knows about an action type: how to play it, that it cannot, or that there is none. */
export function actionKind(type: string): ActionKind | 'not played' | undefined {
  return kinds.get(type) ?? (unplayedTypes.has(type) ? 'not played' : undefined);
}

/** The kind of an action in a checked flow. */
export function playedKind(type: string): ActionKind {
  const kind = kinds.get(type);
  if (kind === undefined) throw new Error(`"${type}" is not played; was the flow checked?`);
  return kind;
}

/** The action types the player plays. */
export const playedTypes: readonly string[] = [...kinds.keys()];
