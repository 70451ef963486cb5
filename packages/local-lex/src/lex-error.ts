const httpStatus = {
  AccessDeniedException: 403,
  ValidationException: 400,
  ResourceNotFoundException: 404,
  ConflictException: 409,
  DependencyFailedException: 424,
  BadGatewayException: 502,
} as const;

/** The errors of the Lex V2 runtime model. */
type LexErrorName = keyof typeof httpStatus;

/** An error as Lex answers it: `name` goes into `x-amzn-ErrorType`, `status` is the HTTP status. */
export class LexError extends Error {
  override readonly name: string;
  readonly status: number;

  constructor(name: string, status: number, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = name;
    this.status = status;
  }
}

/** One of the model's errors, with the status the model gives it. */
export function lexError(name: LexErrorName, message: string, cause?: unknown): LexError {
  return new LexError(name, httpStatus[name], message, cause);
}
