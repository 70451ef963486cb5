/** What KMS signs to give the pepper of one-time PINs, for both functions. Another text is another pepper. */
export const pepperPurpose = 'opsline one-time PIN pepper';
