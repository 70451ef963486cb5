/** What has to be known before a turn can be decided. */
export type Facts = {
  /** Who this conversation was authenticated for, as the table says; undefined if for nobody. */
  readonly employeeId: string | undefined;
  /** The time zone in which moments are told, an IANA name. */
  readonly timeZone: string;
};
