"""What CloudFormation's registry says of a type: cfn-lint's package carries its schemas."""

import json
from functools import lru_cache
from pathlib import Path

import cfnlint

SCHEMAS = Path(cfnlint.__file__).parent / "data/schemas"

# What makes a name unique where the registry only knows the identifier that the service draws (CreateBot,
# CreateBotAlias, CreateContactFlow, CreateTopic, CreateQueue, CreateSecret).
NAMES = {
    "AWS::Lex::Bot": ("Name",),
    "AWS::Lex::BotAlias": ("BotId", "BotAliasName"),
    "AWS::Connect::ContactFlow": ("InstanceArn", "Name"),
    "AWS::Connect::QuickConnect": ("InstanceArn", "Name"),
    "AWS::SNS::Topic": ("TopicName",),
    "AWS::SQS::Queue": ("QueueName",),
    "AWS::SecretsManager::Secret": ("Name",),
}


class Kind:
    """A type of resources, by its schema."""

    def __init__(self, type_name, schema):
        self.type_name = type_name
        self.identifier = _names(schema, "primaryIdentifier")
        self.read_only = _names(schema, "readOnlyProperties")
        self.create_only = set(_names(schema, "createOnlyProperties"))
        self.required = set(schema.get("required", []))
        self.known = set(schema.get("properties", {}))
        # A type without an update handler is immutable: every change replaces it.
        self.immutable = "update" not in schema.get("handlers", {"update": {}})
        others = [[_name(path) for path in paths] for paths in schema.get("additionalIdentifiers", [])]
        by_registry = [
            tuple(names) for names in [self.identifier, *others] if not set(names) & set(self.read_only)
        ]
        self.unique = [NAMES[type_name]] if type_name in NAMES else by_registry

    def names_of(self, properties):
        """What nothing else in the account may be called; nothing, where CloudFormation draws the name."""
        return [
            (self.type_name, *(properties[name] for name in names))
            for names in self.unique
            if all(name in properties for name in names)
        ]

    def check(self, properties):
        """Raises where a property is missing or unknown, as the validation before a deployment does."""
        wrong = [f"required key [{name}] not found" for name in sorted(self.required - set(properties))]
        wrong += [f"extraneous key [{name}] is not permitted" for name in sorted(set(properties) - self.known)]
        if wrong:
            raise ValueError(f"Properties validation failed for {self.type_name}: {'; '.join(wrong)}")


@lru_cache
def kind_of(type_name, region):
    """The kind, or None where the registry has no such type in this Region."""
    file = _index(region).get(type_name)
    if file is None:
        return None
    return Kind(type_name, json.loads((SCHEMAS / f"resources/{file}.json").read_text()))


@lru_cache
def _index(region):
    return json.loads((SCHEMAS / f"providers/{region}.json").read_text())


def _names(schema, key):
    return list(dict.fromkeys(_name(path) for path in schema.get(key) or [] if path.count("/") == 2))


def _name(path):
    return path.split("/")[2]
