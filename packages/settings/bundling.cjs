// serverless-esbuild, where something is bundled: it takes longer to load than the serverless command itself.

/** Commands of which nothing is bundled. */
const bundlesNothing = ['print', 'removal'];

/**
 * A plugin of the serverless command: serverless-esbuild itself; nothing, where nothing is bundled; and on a laptop, which
 * has the bundles made while it reads what would be deployed, where they are.
 */
module.exports = function Bundling(serverless, options, utils) {
  const [command] = serverless.processedInput.commands;
  if (bundlesNothing.includes(command)) return {};
  const location = process.env.OPSLINE_BUNDLES;
  if (command !== 'offline' || location === undefined) {
    const Esbuild = require('serverless-esbuild');
    return new Esbuild(serverless, options, utils);
  }
  const offline = { 'serverless-offline': { location } };
  return {
    hooks: { 'before:offline:start:init': () => void Object.assign(serverless.service.custom, offline) },
  };
};
