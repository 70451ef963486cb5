#!/usr/bin/python3
"""Provisions a throw-away Active Directory domain below the folder given, without root.

The folder already holds etc/smb.conf; the domain's description comes as JSON on standard input. It needs the
distribution's own Python: another one lacks the samba modules.
"""

import json
import logging
import os
import pwd
import sys

import ldb
from samba.auth import system_session
from samba.dcerpc import security
from samba.dsdb import DS_DOMAIN_FUNCTION_2008_R2
from samba.ndr import ndr_unpack
from samba.param import LoadParm
from samba.provision import provision
from samba.samdb import SamDB

from changes import age_numbers
from rights import delegate, forbid_change, protect

MINUTE = 600_000_000
DAY = 1440 * MINUTE
# Lets pwdLastSet and lockoutTime be moved to any time (DSDB_CONTROL_BYPASS_PASSWORD_HASH is not what they need).
ANY_TIME = ['local_oid:1.3.6.1.4.1.7165.4.3.12:0']
# groupType (MS-ADTS 2.2.12).
SCOPES = {'global': 2, 'domain local': 4, 'universal': 8}
SECURITY_ENABLED = -2**31


class Domain:
    def __init__(self, folder, given):
        self.folder = folder
        self.given = given
        self.parameters = LoadParm()
        self.parameters.load(folder + '/etc/smb.conf')

    def build(self):
        for name in ('private', 'state', 'cache', 'run', 'log', 'bind-dns'):
            os.makedirs(f'{self.folder}/{name}', exist_ok=True)
        self.provision()
        self.open()
        self.extend_schema()
        self.set_policy()
        self.add_units_and_accounts()
        delegate(self)
        protect(self)
        # Hardened forests empty this group: then nobody reads other accounts without being given the right.
        self.replace(f'CN=Pre-Windows 2000 Compatible Access,CN=Builtin,{self.base}', member=[])

    def provision(self):
        provision(
            logging.getLogger('provision'), system_session(), smbconf=self.folder + '/etc/smb.conf',
            lp=self.parameters, realm='CORP.EXAMPLE.COM', domain='CORP', hostname='dc1', hostip='127.0.0.1',
            serverrole='active directory domain controller', adminpass=self.given['adminPassword'],
            dns_backend='NONE', samdb_fill='FULL', dom_for_fun_level=DS_DOMAIN_FUNCTION_2008_R2,
            skip_sysvolacl=True, batch_mode=True, root=pwd.getpwuid(os.getuid()).pw_name)
        self.parameters = LoadParm()
        self.parameters.load(self.folder + '/etc/smb.conf')
        self.parameters.set('dsdb:schema update allowed', 'yes')

    def open(self):
        self.db = SamDB(url=self.folder + '/private/sam.ldb', lp=self.parameters, session_info=system_session())
        self.base = self.db.domain_dn()

    def replace(self, dn, controls=None, **values):
        message = ldb.Message(dn if isinstance(dn, ldb.Dn) else ldb.Dn(self.db, dn))
        for name, value in values.items():
            message[name] = ldb.MessageElement(value, ldb.FLAG_MOD_REPLACE, name)
        self.db.modify(message, controls)

    def extend_schema(self):
        schema = f'CN=Schema,CN=Configuration,{self.base}'
        for place, name in enumerate(('birthDate', 'monthStarted'), 1):
            # 1.3.6.1.4.1.32473 is IANA's arc for examples.
            self.db.add({'dn': f'CN={name},{schema}', 'objectClass': ['top', 'attributeSchema'], 'cn': name,
                         'lDAPDisplayName': name, 'attributeID': f'1.3.6.1.4.1.32473.1.1.{place}',
                         'attributeSyntax': '2.5.5.12', 'oMSyntax': '64', 'isSingleValued': 'TRUE'})
        self.db.set_schema_update_now()
        self.db.add({'dn': f'CN=corpStaffPerson,{schema}', 'objectClass': ['top', 'classSchema'],
                     'cn': 'corpStaffPerson', 'lDAPDisplayName': 'corpStaffPerson', 'subClassOf': 'top',
                     'governsID': '1.3.6.1.4.1.32473.1.2.1', 'objectClassCategory': '3',
                     'mayContain': ['birthDate', 'monthStarted']})
        self.db.set_schema_update_now()
        message = ldb.Message(ldb.Dn(self.db, f'CN=User,{schema}'))
        message['a'] = ldb.MessageElement('corpStaffPerson', ldb.FLAG_MOD_ADD, 'auxiliaryClass')
        self.db.modify(message)
        self.db.set_schema_update_now()
        self.open()

    def set_policy(self):
        policy = self.given['policy']
        values = {'minPwdLength': policy['minPwdLength'], 'pwdProperties': int(policy['complexity']),
                  'pwdHistoryLength': policy['historyLength'], 'minPwdAge': -DAY * policy['minAgeDays'],
                  'maxPwdAge': -DAY * policy['maxAgeDays'], 'lockoutThreshold': policy['lockoutThreshold'],
                  'lockoutDuration': -MINUTE * policy['lockoutMinutes'],
                  'lockOutObservationWindow': -MINUTE * policy['lockoutMinutes']}
        self.replace(self.base, **{name: str(value) for name, value in values.items()})

    def add_units_and_accounts(self):
        for unit in ('Staff', 'Contractors', 'Service Accounts'):
            self.db.add({'dn': f'OU={unit},{self.base}', 'objectClass': 'organizationalUnit'})
        groups = {group['name']: self.add_group(group) for group in self.given['groups']}
        for group in self.given['groups']:
            self.join(groups[group['name']], [groups[name] for name in group['memberOf']])
        for account in self.given['accounts']:
            self.add_account(account, groups)

    def dn_in(self, container, name):
        dn = ldb.Dn(self.db, f'CN=x,{container},{self.base}')
        dn.set_component(0, 'CN', name)
        return dn

    def add_group(self, group):
        """Makes a group that a new domain does not have anyway."""
        unit = group.get('organizationalUnit')
        dn = self.dn_in(f'OU={unit}' if unit else 'CN=Users', group['name'])
        if not self.db.search(self.base, expression=f'(distinguishedName={ldb.binary_encode(str(dn))})', attrs=[]):
            kind = SCOPES[group['scope']] + (SECURITY_ENABLED if group['kind'] == 'security' else 0)
            self.db.add({'dn': dn, 'objectClass': 'group', 'groupType': str(kind)})
        return dn

    def join(self, member, groups):
        for group in groups:
            message = ldb.Message(group)
            message['member'] = ldb.MessageElement(str(member), ldb.FLAG_MOD_ADD, 'member')
            self.db.modify(message)

    def add_account(self, account, groups):
        dn = self.dn_in(f'OU={account["organizationalUnit"]}', account['displayName'])
        name, flags = account['sAMAccountName'], account['flags']
        computer = account['kind'] == 'computer'
        entry = {'dn': dn, 'objectClass': 'computer' if computer else 'user', 'sAMAccountName': name,
                 'userPrincipalName': f'{name}@corp.example.com', 'userAccountControl': '4096' if computer else '512',
                 'unicodePwd': f'"{account["password"]}"'.encode('utf-16-le')}
        for key in ('displayName', 'mobile', 'telephoneNumber', 'mail', 'birthDate', 'monthStarted',
                    'servicePrincipalName'):
            if key in account:
                entry[key] = account[key]
        self.db.add(entry)
        self.join(dn, [groups[name] for name in account['memberOf']])
        if 'primaryGroup' in account:
            # It has to be a member first; then the link becomes the ordinary group's.
            primary = groups[account['primaryGroup']]
            if account['primaryGroup'] not in account['memberOf']:
                self.join(dn, [primary])
            rid = ndr_unpack(security.dom_sid, self.attribute(primary, 'objectSid')).split()[1]
            self.replace(dn, primaryGroupID=str(rid))
        self.set_state(dn, flags)
        age_numbers(self, dn, account['numberChangedHoursAgo'])
        if 'passwordSettings' in account:
            self.add_password_settings(dn, account['passwordSettings'])

    def set_state(self, dn, flags):
        control = 512 | (2 if 'disabled' in flags else 0) | (65536 if 'password never expires' in flags else 0)
        if control != 512:
            self.replace(dn, userAccountControl=str(control))
        now = int(self.db.searchone('pwdLastSet', basedn=dn, expression='(objectClass=*)', scope=ldb.SCOPE_BASE))
        if 'account expired' in flags:
            self.replace(dn, accountExpires=str(now - DAY))
        if 'must change password' in flags:
            self.replace(dn, pwdLastSet='0')
        elif 'password expired' in flags:
            self.replace(dn, ANY_TIME, pwdLastSet=str(now - 3650 * DAY))
        elif 'password never expires' not in flags:
            # Past the minimum age, so that a change of one's own password is possible.
            self.replace(dn, ANY_TIME, pwdLastSet=str(now - 2 * DAY))
        if 'cannot change password' in flags:
            forbid_change(self, dn)
        if 'locked' in flags:
            self.replace(dn, ANY_TIME, lockoutTime=str(now))

    def add_password_settings(self, dn, settings):
        policy = self.given['policy']
        self.db.add({
            'dn': f'CN={settings["name"]},CN=Password Settings Container,CN=System,{self.base}',
            'objectClass': 'msDS-PasswordSettings', 'msDS-PasswordSettingsPrecedence': '10',
            'msDS-PasswordReversibleEncryptionEnabled': 'FALSE',
            'msDS-PasswordComplexityEnabled': 'TRUE' if settings['complexity'] else 'FALSE',
            'msDS-PasswordHistoryLength': str(settings['historyLength']),
            'msDS-MinimumPasswordLength': str(settings['minPwdLength']),
            'msDS-MinimumPasswordAge': str(-DAY * policy['minAgeDays']),
            'msDS-MaximumPasswordAge': str(-DAY * policy['maxAgeDays']),
            'msDS-LockoutThreshold': str(policy['lockoutThreshold']),
            'msDS-LockoutObservationWindow': str(-MINUTE * policy['lockoutMinutes']),
            'msDS-LockoutDuration': str(-MINUTE * policy['lockoutMinutes']), 'msDS-PSOAppliesTo': str(dn)})

    def attribute(self, dn, name):
        return self.db.search(dn, scope=ldb.SCOPE_BASE, attrs=[name])[0][name][0]


os.umask(0o077)
logging.basicConfig(level=logging.ERROR)
Domain(sys.argv[1], json.load(sys.stdin)).build()
