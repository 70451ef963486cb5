/** The operators of a condition; each takes one string operand. Case-sensitive (Amazon Connect flow language). */
export const operators = [
  'Equals',
  'TextStartsWith',
  'TextEndsWith',
  'TextContains',
  'NumberGreaterThan',
  'NumberGreaterOrEqualTo',
  'NumberLessThan',
  'NumberLessOrEqualTo',
] as const;

export type Operator = (typeof operators)[number];

/** Connect takes it, and the player does not: whether there is such a value at all. */
export const unplayedOperator = 'KeyExists';

/** Whether `value` meets the condition. A `Number…` operator is false when either side is not numeric. */
export function holds(operator: Operator, value: string, operand: string): boolean {
  return tests[operator](value, operand);
}

type Test = (value: string, operand: string) => boolean;

const tests: Readonly<Record<Operator, Test>> = {
  Equals: (value, operand) => value === operand,
  TextStartsWith: (value, operand) => value.startsWith(operand),
  TextEndsWith: (value, operand) => value.endsWith(operand),
  TextContains: (value, operand) => value.includes(operand),
  NumberGreaterThan: numeric((value, operand) => value > operand),
  NumberGreaterOrEqualTo: numeric((value, operand) => value >= operand),
  NumberLessThan: numeric((value, operand) => value < operand),
  NumberLessOrEqualTo: numeric((value, operand) => value <= operand),
};

function numeric(test: (value: number, operand: number) => boolean): Test {
  return (value, operand) => isNumeric(value) && isNumeric(operand) && test(Number(value), Number(operand));
}

function isNumeric(text: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(text);
}
