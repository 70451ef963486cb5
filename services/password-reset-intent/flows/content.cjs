// The contact flow as a string, which is how AWS::Connect::ContactFlow takes it.
const { readFileSync } = require('node:fs');
const { join } = require('node:path');

function contentOf(name) {
  return JSON.stringify(JSON.parse(readFileSync(join(__dirname, `${name}.json`), 'utf8')));
}

module.exports = { userAdministration: contentOf('UserAdministration') };
