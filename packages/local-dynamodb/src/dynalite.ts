/// <reference path="./dynalite-module.d.ts" />
import { EventEmitter } from 'node:events';
import dynalite from 'dynalite';
import type { DynamoDb } from './wire.ts';

/**
 * dynalite, handed each request through its own request listener, without a port of its own.
 * Its tables are in memory and hold nothing open, so there is nothing to close.
 */
export function createDynalite(): DynamoDb {
  const server = dynalite({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });

  return ({ method, path, headers, body }) =>
    new Promise((resolve, reject) => {
      const replyHeaders: Record<string, string | number> = {};
      const request = Object.assign(new EventEmitter(), { method, url: path, headers });
      const response = {
        statusCode: 200,
        setHeader(name: string, value: string | number) {
          replyHeaders[name.toLowerCase()] = value;
        },
        end(text = '') {
          resolve({ status: response.statusCode, headers: replyHeaders, body: text });
        },
      };
      try {
        server.emit('request', request, response);
        request.emit('data', body);
        request.emit('end');
      } catch (cause) {
        reject(new Error('dynalite failed', { cause }));
      }
    });
}
