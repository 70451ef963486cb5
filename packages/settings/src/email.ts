import { formed } from './text.ts';

/** An email address, by its form alone: whoever has it confirms the subscription (Subscribe, `Protocol: email`). */
export const email = formed(/^(?=.{6,254}$)[^@\s]+@[^@\s.]+(\.[^@\s.]+)+$/, 'an email address');
