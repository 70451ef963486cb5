import { ownAttributeNames } from '../accounts/accounts.ts';

/** What the schema of this directory says of attributes; their names are written small. */

/** Attributes whose values are DNs, and are compared as such and in no other way. */
export const linkAttributes = [
  'distinguishedname',
  'member',
  'memberof',
  'msds-resultantpso',
  'objectcategory',
];

/** Attributes that AD computes: sent only to who names them, and in no filter (MS-ADTS 3.1.1.4.5, 3.1.1.3.1.3.1). */
export const constructedAttributes = [
  'allowedattributes',
  'allowedattributeseffective',
  'msds-replattributemetadata',
  'msds-resultantpso',
  'msds-user-account-control-computed',
  'tokengroups',
];

/** Attributes that are told of one object at a time, when a search has it for its base. */
export const baseScopeAttributes = ['tokengroups'];

const others = `
  accountexpires admincount badpwdcount cn dc displayname grouptype lockoutduration
  lockoutobservationwindow lockoutthreshold lockouttime mail maxpwdage minpwdage minpwdlength mobile
  msds-minimumpasswordlength msds-passwordcomplexityenabled msds-passwordhistorylength name
  ntsecuritydescriptor
  objectclass objectguid objectsid ou primarygroupid pwdhistorylength pwdlastset pwdproperties
  samaccountname samaccounttype serviceprincipalname telephonenumber useraccountcontrol
  userprincipalname
`;
const attributes = new Set([
  ...linkAttributes,
  ...constructedAttributes,
  ...ownAttributeNames.map((name) => name.toLowerCase()),
  ...others.trim().split(/\s+/),
]);

/** Whether there is such an attribute; what a filter says of another one is neither true nor false. */
export function isAttribute(name: string): boolean {
  return attributes.has(name.toLowerCase());
}

/** The names of schema objects that a class named in `objectCategory` stands for, where they are not its own. */
const categories: Readonly<Record<string, string>> = {
  user: 'person',
  inetorgperson: 'person',
  organizationalperson: 'person',
  'msds-groupmanagedserviceaccount': 'ms-ds-group-managed-service-account',
  organizationalunit: 'organizational-unit',
};

/** How a value of `objectCategory` begins for a class, written small: `objectCategory=user` finds persons (MS-ADTS 3.1.1.3.1.3.5). */
export function categoryOf(className: string): string {
  const name = className.toLowerCase();
  return `cn=${categories[name] ?? name},cn=schema,`;
}
