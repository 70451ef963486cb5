// serverless-esbuild, where something is bundled: it takes longer to load than the serverless command itself.

/** Commands of which nothing is bundled. */
const bundlesNothing = ['print', 'removal'];

/**
 * A plugin of the serverless command: serverless-esbuild itself; nothing, where nothing is bundled; and on a laptop, which
 * has the bundles made while it reads what would be deployed, where they are. Whoever runs the functions there may have
 * them begin anew, with nothing that they kept, by a message, which is given back once it is done.
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
  const beginAnew = async (told) => {
    if (told !== 'begin anew') return;
    await serverless.pluginManager.spawn('offline:functionsUpdated');
    process.send(told);
  };
  return {
    hooks: {
      'before:offline:start:init': () => {
        Object.assign(serverless.service.custom, offline);
        process.on('message', beginAnew);
      },
    },
  };
};
