// The serverless command loads a plugin by `require`; ours are TypeScript, which Node runs as it is from 22.18 on.
module.exports = (load) => (process.features.typescript ? load() : needsNewerNode());

function needsNewerNode() {
  return class {
    constructor({ classes }) {
      const said = `This needs Node 22.18 or newer, not ${process.version}: "npx pnpm exec serverless …" brings its own.`;
      throw new classes.Error(said, 'NODE_TOO_OLD');
    }
  };
}
