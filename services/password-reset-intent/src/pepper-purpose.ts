/** What KMS signs to give the pepper of table PasswordReset, for both functions. Another text is another pepper. */
export const pepperPurpose = 'opsline password reset pepper';
