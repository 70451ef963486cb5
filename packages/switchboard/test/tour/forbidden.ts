import type { Stack } from '../../src/stack/stack.ts';
import {
  decryptsBindPassword,
  derives,
  derivesPepper,
  derivesPinPepper,
  invokes,
  invokesItself,
  publishes,
  readsEmployees,
  readsPin,
  readsResets,
  readsSecret,
  readsWindows,
  signsForCallers,
  takesFromQueue,
  texts,
} from './tries.ts';

const codeHook = 'patch-status-intent-local-patchStatus';
const sender = 'patch-status-intent-local-sendOneTimePin';
const resetSender = 'password-reset-intent-local-sendOneTimePin';
const resetCodeHook = 'password-reset-intent-local-passwordReset';
const pinTexter = 'password-reset-intent-local-textOneTimePin';
const ownerTexter = 'password-reset-intent-local-textOwner';
const teller = 'password-reset-intent-local-notifyHelpdesk';

const receiver = 'patch-status-intent-local-receiveSlack';
const replier = 'patch-status-intent-local-replySlack';

/** Who may not do what, the action by which AWS knows it, and how it is tried. */
export const forbidden: readonly (readonly [
  who: string,
  what: string,
  action: string,
  call: (stack: Stack) => Promise<unknown>,
])[] = [
  [
    'the sender',
    'read patch windows',
    'ssm:DescribeMaintenanceWindows',
    (stack) => readsWindows(stack, sender),
  ],
  ['the sender', 'sign for callers', 'kms:GenerateMac', (stack) => signsForCallers(stack, sender)],
  ['the sender', 'derive the pepper of PINs', 'kms:GenerateMac', (stack) => derivesPinPepper(stack, sender)],
  ...['EmployeePIN', '#pin', 'PhoneNumber, EmployeePIN', undefined].map(
    (what): (typeof forbidden)[number] => [
      'the sender',
      `read a PIN (${what ?? 'all there is'})`,
      'dynamodb:GetItem',
      (stack) => readsPin(stack, sender, what),
    ],
  ),
  [
    'the code hook',
    'derive the pepper of PINs',
    'kms:GenerateMac',
    (stack) => derivesPinPepper(stack, codeHook),
  ],
  [
    'who knows callers',
    'derive the pepper of one-time PINs',
    'kms:GenerateMac',
    (stack) => derives(stack, 'auth-lookup-local-authLookup', 'alias/opsline-local-one-time-pin'),
  ],
  ['the sender', 'have more sent', 'lambda:InvokeFunction', (stack) => invokesItself(stack, sender)],
  ['the sender', 'publish to a topic', 'SNS:Publish', (stack) => publishes(stack, sender)],
  ['the code hook', 'text anybody', 'SNS:Publish', (stack) => texts(stack, codeHook)],
  ['the code hook', 'read who is employed', 'dynamodb:GetItem', (stack) => readsEmployees(stack, codeHook)],
  [
    'the front door',
    'read who is employed',
    'dynamodb:GetItem',
    (stack) => readsEmployees(stack, 'front-door-local-frontDoor'),
  ],
  [
    'the sender of the reset',
    'have more sent',
    'lambda:InvokeFunction',
    (stack) => invokesItself(stack, resetSender),
  ],
  ['the code hook of the reset', 'text anybody', 'SNS:Publish', (stack) => texts(stack, resetCodeHook)],
  [
    'the code hook of the reset',
    'have one-time PINs texted past their limits',
    'lambda:InvokeFunction',
    (stack) => invokes(stack, resetCodeHook, pinTexter),
  ],
  ['the sender of the reset', 'text anybody', 'SNS:Publish', (stack) => texts(stack, resetSender)],
  [
    'the sender of the reset',
    'text new passwords',
    'lambda:InvokeFunction',
    (stack) => invokes(stack, resetSender, ownerTexter),
  ],
  ...[
    ['who texts new passwords', ownerTexter] as const,
    ['who texts one-time PINs', pinTexter] as const,
  ].flatMap(([who, name]): (typeof forbidden)[number][] => [
    [who, 'read of resets', 'dynamodb:GetItem', (stack) => readsResets(stack, name)],
    [who, 'derive the pepper', 'kms:GenerateMac', (stack) => derivesPepper(stack, name)],
    [who, 'decrypt the bind password', 'kms:Decrypt', (stack) => decryptsBindPassword(stack, name)],
    [who, 'publish to a topic', 'SNS:Publish', (stack) => publishes(stack, name)],
    [who, 'invoke anything', 'lambda:InvokeFunction', (stack) => invokes(stack, name, teller)],
  ]),
  [
    'who receives from Slack',
    'post there',
    'secretsmanager:GetSecretValue',
    (stack) => readsSecret(stack, receiver, 'SlackBotToken'),
  ],
  [
    'who receives from Slack',
    'read what others wrote',
    'sqs:receivemessage',
    (stack) => takesFromQueue(stack, receiver),
  ],
  [
    'who answers in Slack',
    'sign as Slack',
    'secretsmanager:GetSecretValue',
    (stack) => readsSecret(stack, replier, 'SlackSigningSecret'),
  ],
  [
    'who answers in Slack',
    'read who is employed',
    'dynamodb:GetItem',
    (stack) => readsEmployees(stack, replier),
  ],
  ['who tells the helpdesk', 'text anybody', 'SNS:Publish', (stack) => texts(stack, teller)],
];
