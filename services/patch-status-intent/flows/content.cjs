// The contact flows as strings, which is how AWS::Connect::ContactFlow takes them.
const { readFileSync } = require('node:fs');
const { join } = require('node:path');

function contentOf(name) {
  return JSON.stringify(JSON.parse(readFileSync(join(__dirname, `${name}.json`), 'utf8')));
}

module.exports = {
  mainFlow: contentOf('PatchStatus_MainFlow'),
  authentication: contentOf('PatchStatus_Authentication'),
  lexBot: contentOf('PatchStatus_LexBot'),
  agentWhisper: contentOf('PatchStatus_AgentWhisper'),
};
