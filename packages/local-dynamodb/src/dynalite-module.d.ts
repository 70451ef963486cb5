declare module 'dynalite' {
  import type { Server } from 'node:http';

  /** dynalite 4: a DynamoDB server that is not listening yet; times in milliseconds, tables in memory. */
  export default function dynalite(options: {
    createTableMs: number;
    deleteTableMs: number;
    updateTableMs: number;
  }): Server;
}
