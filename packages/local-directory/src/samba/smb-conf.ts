/** The folders that Samba writes to, all below one, so that a packed domain can be unpacked anywhere. */
const folders = {
  'private dir': 'private',
  'state directory': 'state',
  'cache directory': 'cache',
  'lock directory': 'run',
  'pid directory': 'run',
  'ncalrpc dir': 'run/ncalrpc',
  'winbindd socket directory': 'run/winbindd',
  'ntp signd socket directory': 'run/ntp_signd',
  'binddns dir': 'bind-dns',
} as const;

/**
 * The configuration of a domain controller that serves LDAP and nothing else.
 * @param address a loopback address; LDAPS cannot have another port than 636, so each server has its own address.
 */
export function smbConf(folder: string, address: string): string {
  const settings = {
    'netbios name': 'DC1',
    realm: 'CORP.EXAMPLE.COM',
    workgroup: 'CORP',
    'server role': 'active directory domain controller',
    'server services': 'ldap',
    interfaces: `${address}/8`,
    'bind interfaces only': 'yes',
    'log file': `${folder}/log/log.%m`,
    logging: 'file',
    'log level': '1',
    // Samba lets the password before last bind for an hour unless told otherwise.
    'old password allowed period': '0',
    'tls enabled': 'yes',
    'tls cafile': `${folder}/tls/ca.pem`,
    'tls certfile': `${folder}/tls/dc1.pem`,
    'tls keyfile': `${folder}/tls/dc1.key`,
    ...Object.fromEntries(Object.entries(folders).map(([name, below]) => [name, `${folder}/${below}`])),
  };
  const lines = Object.entries(settings).map(([name, value]) => `\t${name} = ${value}`);
  const share = (name: string, path: string) => [
    `[${name}]`,
    `\tpath = ${folder}/${path}`,
    '\tread only = no',
    '',
  ];
  const shares = [
    ...share('sysvol', 'state/sysvol'),
    ...share('netlogon', 'state/sysvol/corp.example.com/scripts'),
  ];
  return ['[global]', ...lines, '', ...shares].join('\n');
}
