/** An error a service answers with, in AWS's own name for it. The protocol writes it on the wire. */
export class ServiceError extends Error {
  readonly status: number;
  /** What else the error says, beside name and message: the JSON protocols write it. */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(name: string, message: string, status = 400, details = {}) {
    super(message);
    this.name = name;
    this.status = status;
    this.details = details;
  }
}

/** An error of a service that once spoke the query protocol: a header has the code that it had there. */
export class QueryCompatibleError extends ServiceError {
  readonly queryCode: string;

  constructor(name: string, queryCode: string, message: string, status = 400) {
    super(name, message, status);
    this.queryCode = queryCode;
  }
}
