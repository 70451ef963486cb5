/** An error a service answers with, in AWS's own name for it. The protocol writes it on the wire. */
export class ServiceError extends Error {
  readonly status: number;

  constructor(name: string, message: string, status = 400) {
    super(message);
    this.name = name;
    this.status = status;
  }
}
