"""What may be done in the domain, and by whom."""

from samba.dcerpc import security
from samba.ndr import ndr_pack, ndr_unpack

USER_CLASS = 'bf967aba-0de6-11d0-a285-00aa003049e2'
DELEGATED = (
    ('CR', '00299570-246d-11d0-a768-00aa006e0529'),  # Reset Password
    ('WP', 'bf967a0a-0de6-11d0-a285-00aa003049e2'),  # pwdLastSet
    ('WP', '28630ebf-41d5-11d1-a9c1-0000f80367c1'),  # lockoutTime
    ('RP', ''),  # all properties
)


CHANGE_PASSWORD = 'ab721a53-1e2f-11d0-9819-00aa0040529b'


def descriptor(domain, dn):
    return ndr_unpack(security.descriptor, domain.attribute(dn, 'nTSecurityDescriptor'))


def delegate(domain):
    """Gives the service account its rights on the staff; descendant users inherit them."""
    staff = f'OU=Staff,{domain.base}'
    [service] = domain.db.search(domain.base, expression='(sAMAccountName=svc-pwreset)', attrs=['objectSid'])
    sid = ndr_unpack(security.dom_sid, service['objectSid'][0])
    rights = ''.join(f'(OA;CIIO;{right};{guid};{USER_CLASS};{sid})' for right, guid in DELEGATED)
    given = descriptor(domain, staff)
    for entry in security.descriptor.from_sddl('D:' + rights, security.dom_sid(domain.db.get_domain_sid())).dacl.aces:
        given.dacl_add(entry)
    domain.replace(staff, ['sd_flags:1:4'], nTSecurityDescriptor=ndr_pack(given))


def protect(domain):
    """Does what SDProp does on Windows and Samba lacks: AdminSDHolder's rights instead of inherited ones."""
    holder = descriptor(domain, f'CN=AdminSDHolder,CN=System,{domain.base}')
    holder.type |= security.SEC_DESC_DACL_PROTECTED
    for account in domain.given['accounts']:
        if 'protected' in account['flags']:
            found = f'(sAMAccountName={account["sAMAccountName"]})'
            [entry] = domain.db.search(domain.base, expression=found, attrs=[])
            domain.replace(entry.dn, ['sd_flags:1:4'], nTSecurityDescriptor=ndr_pack(holder), adminCount='1')


def forbid_change(domain, dn):
    """Does what "user cannot change password" does: denied to oneself and to everyone, before all that is allowed."""
    sid = security.dom_sid(domain.db.get_domain_sid())
    denied = ''.join(f'(OD;;CR;{CHANGE_PASSWORD};;{trustee})' for trustee in ('PS', 'WD'))
    before, _, allowed = descriptor(domain, dn).as_sddl(sid).partition('(')
    changed = security.descriptor.from_sddl(f'{before}{denied}({allowed}', sid)
    domain.replace(dn, ['sd_flags:1:4'], nTSecurityDescriptor=ndr_pack(changed))
