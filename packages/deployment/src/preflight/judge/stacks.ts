import type { Finding } from '../finding.ts';

/** The states in which a stack can be updated (AWS CloudFormation, "Stack status codes"). */
const ready: readonly string[] = [
  'CREATE_COMPLETE',
  'UPDATE_COMPLETE',
  'UPDATE_ROLLBACK_COMPLETE',
  'IMPORT_COMPLETE',
  'IMPORT_ROLLBACK_COMPLETE',
  'REVIEW_IN_PROGRESS',
  'DELETE_COMPLETE',
];

/** Whether a stack can be made or updated. @param status undefined where there is none */
export function judgeStack(stack: string, status: string | undefined): Finding[] {
  if (status === undefined || ready.includes(status)) return [];
  return [{ weight: 'stops', about: stack, found: `the stack is in ${status}`, todo: todo(status, stack) }];
}

function todo(status: string, stack: string): string {
  if (status.endsWith('_IN_PROGRESS')) return 'Wait until it is done.';
  if (status === 'UPDATE_ROLLBACK_FAILED') {
    return `Mend what it names, then: aws cloudformation continue-update-rollback --stack-name ${stack}`;
  }
  // A first deployment that failed: it can be deleted, and nothing else.
  return `Delete it, then deploy: aws cloudformation delete-stack --stack-name ${stack}`;
}
