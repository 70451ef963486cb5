"""Judges packaged templates by AWS's CloudFormation Validate, with the rules of cdk-preflight beside its own.

cdk-preflight is written for the CDK; its rules are Rego, which the validator takes as they are. Prints every finding that
would fail a deployment, and ends with 1 if there is one.
"""

import json
import sys
import tarfile
from importlib.metadata import distribution
from pathlib import Path

from cloudformation_validate import CompositeEngine, CompositeEngineConfig, ExternalRuleSource


def preflight_rules():
    """The rules and what they share, out of the npm package that the wheel holds; to import it would start Node."""
    [package] = Path(distribution("cdk-preflight").locate_file("cdk_preflight/_jsii")).glob("*.tgz")
    with tarfile.open(package) as files:
        source = files.extractfile("package/lib/rules.generated.js").read().decode()

    def exported(name):
        _, _, literal = source.partition(f"exports.{name} = [")
        return json.JSONDecoder().raw_decode("[" + literal)[0]

    rules = [ExternalRuleSource(name=rule["id"], content=rule["rego"]) for rule in exported("BUNDLED_RULES")]
    return rules + [ExternalRuleSource(name=lib["name"], content=lib["rego"]) for lib in exported("BUNDLED_LIBS")]


rules = preflight_rules()
engine = CompositeEngine(CompositeEngineConfig(rego_rules=rules))
failing = [
    f"{template}: {found.rule_id} {found.message}"
    for template in sys.argv[1:]
    for found in engine.validate_template(template).diagnostics
    if found.severity.name in ("FATAL", "ERROR")
]
print(*failing, f"{len(rules)} rules of cdk-preflight, {len(sys.argv) - 1} templates, {len(failing)} errors", sep="\n")
sys.exit(1 if failing else 0)
