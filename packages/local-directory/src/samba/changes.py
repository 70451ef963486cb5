"""When attributes were changed last."""

import ldb
from samba.dcerpc import drsblobs
from samba.ndr import ndr_pack, ndr_unpack

HOUR = 36_000_000_000
# The numbers of telephoneNumber and mobile (MS-DRSR 5.16.4).
NUMBERS = (0x14, 0x150029)
# Lets replPropertyMetaData be written (DSDB_CONTROL_CHANGEREPLMETADATA_OID).
AS_GIVEN = ['local_oid:1.3.6.1.4.1.7165.4.3.14:0']


def age_numbers(domain, dn, hours):
    """Moves the time at which the phone numbers of an account were written into the past."""
    stored = ndr_unpack(drsblobs.replPropertyMetaDataBlob, domain.attribute(dn, 'replPropertyMetaData'))
    numbers = [change for change in stored.ctr.array if change.attid in NUMBERS]
    for change in numbers:
        change.originating_change_time -= hours * HOUR
        # What is written so has to be newer than the object.
        change.local_usn = domain.db.sequence_number(ldb.SEQ_NEXT)
    if numbers:
        domain.replace(dn, AS_GIVEN, replPropertyMetaData=ndr_pack(stored))
