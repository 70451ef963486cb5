import type { LdapSession } from '../../../src/directory/ldap-session.ts';

/** A session that is answered so, whatever it searches for. */
export function answering(search: LdapSession['search']): LdapSession {
  return {
    url: 'ldaps://dc1.corp.example.com',
    alive: () => true,
    search,
    modify: async () => undefined,
    close: async () => undefined,
  };
}
