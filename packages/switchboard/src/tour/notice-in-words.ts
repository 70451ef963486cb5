/** A notice to the helpdesk as a stage direction, by its subject: `Password reset: RESET` is `the helpdesk is told: reset`. */
export function noticeInWords({ subject = '' }: { readonly subject: string | undefined }): string {
  const said = subject.replace(/^(?:Password reset|Account unlock): /, '').replace(/ \([^)]*\)$/, '');
  return `the helpdesk is told: ${said.replaceAll('_', ' ').toLowerCase()}`;
}
