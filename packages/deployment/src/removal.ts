import { holding } from './holding.ts';

/** A resource of a stack that is there. */
export type Standing = {
  readonly id: string;
  readonly type: string;
  readonly physicalId: string;
  /** Its DeletionPolicy, where the template has one. */
  readonly policy: string | undefined;
};

/** What has to be done by hand before a stack can go, by the types that it is about: no template knows of either. */
const byHand: Readonly<Record<string, string>> = {
  'AWS::Connect::ContactFlow':
    'in the Connect console, give the phone numbers of this flow to another, or release them',
  'AWS::Lex::BotAlias': 'in the Lex console, delete the channels of this alias, such as Slack',
};

/** Why something stays, by its type. */
const reasons: Readonly<Record<string, string>> = {
  'AWS::DynamoDB::Table': 'its rows cannot be made again',
  'AWS::KMS::Key': 'what it encrypted or signed would be lost with it',
  'AWS::Lex::BotVersion': 'one to roll back to; it goes with its bot',
};

/** What the removal of a stack would come to, a line each. */
export function removalOf(resources: readonly Standing[]): string[] {
  const stays = ({ policy }: Standing) => policy === 'Retain' || policy === 'RetainExceptOnCreate';
  const lost = (it: Standing) => !stays(it) && holding.includes(it.type);
  const rest = resources.filter((it) => !stays(it) && !lost(it)).length;
  return [
    ...resources.flatMap((it) => {
      const first = byHand[it.type];
      return first === undefined ? [] : [line('first', it, first)];
    }),
    ...resources.filter(lost).map((it) => line('goes', it, 'what it holds is lost')),
    `${'goes'.padEnd(6)} ${rest} others`,
    ...resources.filter(stays).map((it) => line('stays', it, reasons[it.type] ?? 'its template says so')),
  ];
}

function line(what: string, { id, type, physicalId }: Standing, why: string): string {
  return `${what.padEnd(6)} ${id} (${type}) ${physicalId}: ${why}`;
}
