import { stringMapTypes } from '../assumptions.ts';
import { type ContactState, originOf, type Texts } from '../contact.ts';

/**
 * The event a Lambda function gets [@types/aws-lambda `connect-contact-flow`]. What the caller typed, `$.External`
 * and `$.Lex` are not in it; a flow passes them as parameters.
 */
export function lambdaEvent(state: ContactState, parameters: Texts): unknown {
  return {
    Name: 'ContactFlowEvent',
    Details: {
      ContactData: {
        Attributes: state.attributes,
        Channel: state.channel,
        ContactId: state.contactId,
        CustomerEndpoint: state.customer,
        Description: '',
        ...originOf(state),
        InstanceARN: state.instanceArn,
        LanguageCode: state.languageCode,
        MediaStreams: { Customer: { Audio: null } },
        Name: '',
        Queue:
          state.queue === undefined
            ? null
            : { Name: state.queue.name, ARN: state.queue.id, OutboundCallerId: null },
        References: {},
        SystemEndpoint: state.system,
      },
      Parameters: parameters,
    },
  };
}

/** AWS quota: the response of a function, in UTF-8 bytes. */
const largestResponse = 32 * 1024;

type ResponseType = 'STRING_MAP' | 'JSON';

/** A response that Connect takes, as JSON brings it, or why it does not. The words hold nothing of the response. */
type LambdaResponse = { readonly external: unknown } | { readonly refusal: string };

/** Reads the response of a function as the flow's ResponseType wants it. */
export function readResponse(response: unknown, type: ResponseType): LambdaResponse {
  const text = toJson(response);
  if (text === undefined) return { refusal: 'the response is not JSON' };
  if (Buffer.byteLength(text, 'utf8') > largestResponse) return { refusal: 'the response is over 32 KB' };
  const external: unknown = JSON.parse(text);
  if (type === 'JSON') return { external };
  if (typeof external !== 'object' || external === null || Array.isArray(external)) {
    return { refusal: 'the response is not an object' };
  }
  const odd = Object.entries(external).find(
    ([, value]) => !stringMapTypes.includes(value === null ? 'null' : typeof value),
  );
  if (odd === undefined) return { external };
  return { refusal: `the response is not a flat map of strings (property "${odd[0]}")` };
}

/** As a Lambda runtime serialises what a handler returns. */
function toJson(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}
