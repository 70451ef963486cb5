import { codeHookEvent, type Part, scalar } from '@opsline/lex-kit/testing';

type Changes = {
  readonly text?: string;
  readonly slots?: Part | null;
  readonly attributes?: unknown;
  readonly intent?: Part;
  readonly event?: Part;
};

/** A code hook event of patchStatusBot in the dialog of patchStatusIntent. */
export function lexEvent({ text = '', slots = {}, attributes = {}, intent = {}, event = {} }: Changes): Part {
  const filled = slots && { EmployeeID: null, OneTimePin: null, JobName: null, ...slots };
  const asked = { name: 'patchStatusIntent', slots: filled, ...intent };
  return codeHookEvent({ bot: 'patchStatusBot', intent: asked, text, attributes }, event);
}

/** The turn in which somebody gives an employee ID. */
export function idTyped(employeeId: string): Part {
  return lexEvent({ text: employeeId, slots: { EmployeeID: scalar(employeeId) } });
}

/** The turn in which a one-time PIN is typed, for 101 unless told; Lex fills the slot with the text, unless told. */
export function pinTyped(
  text: string,
  { slot = text, employeeId = '101' }: { readonly slot?: unknown; readonly employeeId?: string } = {},
): Part {
  return lexEvent({
    text,
    slots: { EmployeeID: scalar(employeeId), OneTimePin: slot === null ? null : scalar(slot) },
    attributes: { asked: 'OneTimePin' },
  });
}
