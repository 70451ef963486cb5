// What serverless.yml has to know of its stage before the serverless command loads a plugin: the Region. The command runs
// in the service's folder.
const { dirname } = require('node:path');

/** Where nothing is set: the serverless command's own. */
const byDefault = { region: 'us-east-1' };

module.exports = async ({ resolveVariable }) => {
  // A Node too old for TypeScript is told by the plugin.
  if (!process.features.typescript) return byDefault;
  const { readStages } = require('./src/stages/read-stages.ts');
  const { stageNamed } = require('./src/stages/stages.ts');
  const written = await readStages(dirname(process.cwd()), process.env);
  return stageNamed(written, await resolveVariable('sls:stage')) ?? byDefault;
};
