// The roles that the machine may take: the one of this account, and exactly those of parameter `accounts`.
module.exports = async ({ resolveVariable }) => {
  const accounts = String((await resolveVariable("checked:accounts, ''")) ?? '');
  const roles = accounts.split(',').flatMap((entry) => {
    const [account, , role] = entry.split(' ');
    return role === undefined ? [] : [`arn:\${AWS::Partition}:iam::${account}:role/${role}`];
  });
  return [{ 'Fn::GetAtt': ['ReadRole', 'Arn'] }, ...[...new Set(roles)].map((arn) => ({ 'Fn::Sub': arn }))];
};
