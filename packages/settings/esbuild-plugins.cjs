const providers = /^(?:@aws-sdk\/credential-provider-[a-z-]+|@smithy\/credential-provider-imds)$/;
const namespace = 'no-credential-provider';

/**
 * Leaves out what the AWS SDK loads only where the environment has no credentials. In Lambda it always has ("Defined
 * runtime environment variables", Lambda Developer Guide), and so it has on a laptop's stack.
 */
const credentialsOfTheEnvironment = {
  name: 'credentials of the environment',
  setup(build) {
    build.onResolve({ filter: providers }, ({ kind, path }) =>
      kind === 'dynamic-import' ? { path, namespace } : undefined,
    );
    build.onLoad({ filter: /./, namespace }, () => ({
      contents: 'throw new Error("expected AWS credentials in the environment")',
    }));
  },
};

module.exports = [credentialsOfTheEnvironment];
