const { readFile } = require('node:fs/promises');

const providers = '@aws-sdk/credential-provider-[a-z-]+|@smithy/credential-provider-imds';
const eventStreams = '@smithy/core/event-streams';
const namespace = 'not-bundled';

/**
 * Leaves out what the AWS SDK loads only where it is asked for, and nobody asks: credentials from elsewhere than the
 * environment, which in Lambda always has them ("Defined runtime environment variables", Lambda Developer Guide) and so
 * on a laptop's stack, and event streams. What may be loaded later is set up to be, and half of the SDK with it.
 */
const askedForByNobody = {
  name: 'what nobody asks for',
  setup(build) {
    build.onResolve({ filter: new RegExp(`^(?:${providers}|${eventStreams})$`) }, ({ kind, path }) =>
      kind === 'dynamic-import' ? { path, namespace } : undefined,
    );
    build.onLoad({ filter: /./, namespace }, ({ path }) => ({
      contents: `throw new Error(${JSON.stringify(`${path} is not bundled: expected AWS credentials in the environment, and no event streams`)})`,
    }));
  },
};

/** Numbering plans are read when a number is: most turns have none. A text is read quicker than an object is compiled. */
const numberingPlans = {
  name: 'numbering plans',
  setup(build) {
    build.onLoad({ filter: /\blibphonenumber-js\/metadata\.max\.json\.js$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const json = source.slice(source.indexOf('{'), source.lastIndexOf('}') + 1);
      const parts = Object.keys(JSON.parse(json)).map((key) => `get ${key}() { return plans().${key}; }`);
      return {
        contents: `let read;
function plans() { return (read ??= JSON.parse(${JSON.stringify(json)})); }
export default { ${parts.join(', ')} };`,
      };
    });
  },
};

module.exports = [askedForByNobody, numberingPlans];
