import type { Socket } from 'node:net';
import { type SecureContext, TLSSocket } from 'node:tls';
import { type Fault, faultAt, faultOf, type Phase } from '../faults.ts';
import type { Session } from '../world/domain.ts';
import { takeFrames } from './frames.ts';
import { type LdapMessage, parseRequest } from './request.ts';
import type { Answer } from './respond.ts';
import { noticeOfDisconnection } from './response.ts';
import { openSender, type Sender } from './sender.ts';
import { answerInstead, swollen } from './spoiled-answer.ts';

/** What a connection needs from the directory around it. */
export type Surroundings = {
  readonly faults: () => readonly Fault[];
  /** Answers a request and keeps the domain that comes of it. */
  readonly perform: (session: Session, request: LdapMessage) => Answer;
  /** Notes that a step was asked for, whatever comes of it. */
  readonly note: (step: Phase) => void;
  /** Told when a fault has left the client waiting for an answer. */
  readonly silent: () => void;
};

/**
 * Serves one TCP connection until it ends.
 * @param secure the TLS context, or undefined for a plaintext server.
 */
export function serveConnection(raw: Socket, secure: SecureContext | undefined, around: Surroundings): void {
  raw.on('error', () => raw.destroy());
  around.note('connect');
  const fault = faultAt(around.faults(), 'connect');
  if (fault?.kind === 'reset') return void raw.resetAndDestroy();
  if (fault?.kind === 'silence') {
    raw.resume();
    around.silent();
    return;
  }
  const socket = secure === undefined ? raw : new TLSSocket(raw, { isServer: true, secureContext: secure });
  socket.on('error', () => raw.destroy());
  const wire = openSender(raw, socket, around.faults);
  let session: Session = { boundAs: undefined, encrypted: secure !== undefined };
  let rest = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    try {
      const frames = takeFrames(Buffer.concat([rest, chunk]));
      if ('malformed' in frames) return disconnect(wire, frames.malformed);
      rest = Buffer.from(frames.rest);
      for (const message of frames.messages) {
        const request = parseRequest(message);
        session = serveRequest(request, session, wire, around);
        if (leavesWaiting(request, around.faults())) around.silent();
      }
    } catch (error) {
      disconnect(wire, error instanceof Error ? error.message : 'not an LDAP message');
    }
  });
}

function disconnect(wire: Sender, diagnostic: string): void {
  wire.send(noticeOfDisconnection(diagnostic));
  wire.end();
}

function serveRequest(request: LdapMessage, session: Session, wire: Sender, around: Surroundings): Session {
  const step = stepOf(request);
  if (step !== undefined) around.note(step);
  const faults = around.faults();
  const fault = step === undefined ? undefined : faultAt(faults, step);
  const instead = answerInstead(request, fault);
  if (instead !== undefined) {
    wire.send(instead);
    return session;
  }
  const broken = fault?.kind === 'silence' || fault?.kind === 'reset' ? fault : undefined;
  if (broken !== undefined && broken.effect !== 'after') {
    if (broken.kind === 'reset') wire.reset();
    return session;
  }
  const answer = around.perform(session, request);
  if (broken?.kind === 'reset') wire.reset();
  if (broken === undefined) wire.send(Buffer.concat(swollen(answer.messages, request, faults)));
  if (answer.end) wire.end();
  return answer.session;
}

/** Whether a fault keeps the answer to a request back: all of it, or its end. */
function leavesWaiting(request: LdapMessage, faults: readonly Fault[]): boolean {
  const step = stepOf(request);
  const kind = step === undefined ? undefined : faultAt(faults, step)?.kind;
  return kind === 'silence' || kind === 'raw bytes' || faultOf(faults, 'drip') !== undefined;
}

/** The RootDSE is read by way of finding out what the server can do: no step that a fault can be put at. */
function stepOf({ operation }: LdapMessage): Phase | undefined {
  if (operation.kind === 'search') return operation.base === '' ? undefined : 'search';
  return operation.kind === 'bind' || operation.kind === 'modify' ? operation.kind : undefined;
}
