"""Stands in for a resource of a type that moto does not know: it is there, has the attributes of its schema, and no API."""

import random
import string
import uuid
from collections import Counter

VERSIONS = Counter()


class StandIn:
    """A resource by its schema: Ref is the primary identifier, GetAtt what is read-only."""

    def __init__(self, kind, properties, account, region):
        self.kind = kind
        self.properties = properties
        self.drawn = _draw(kind.type_name, properties, account, region)
        # A name that nobody gives is drawn by CloudFormation.
        for name in [*kind.read_only, *(it for it in kind.identifier if it not in properties)]:
            self.drawn.setdefault(name, f"{_kind_name(kind)}-{name}-{_letters(8)}")
        if "Arn" in kind.read_only:
            service = kind.type_name.split("::")[1].lower()
            named = next((properties[it] for it in kind.identifier if it in properties), _letters(8))
            self.drawn["Arn"] = _arns(kind.type_name, properties, self.drawn).get(
                kind.type_name, f"arn:aws:{service}:{region}:{account}:{_kind_name(kind).lower()}/{named}"
            ).format(region=region, account=account)

    @property
    def physical_resource_id(self):
        values = {**self.properties, **self.drawn}
        return "|".join(str(values[name]) for name in self.kind.identifier)

    def get_cfn_attribute(self, attribute):
        """Raises where the schema has no such read-only property."""
        if attribute in self.drawn:
            return self.drawn[attribute]
        raise ValueError(f"{self.kind.type_name} has no attribute {attribute}")


def _draw(type_name, properties, account, region):
    if type_name in ("AWS::Lex::Bot", "AWS::Lex::BotAlias"):
        return {"Id" if type_name == "AWS::Lex::Bot" else "BotAliasId": _letters(10)}
    if type_name == "AWS::Lex::BotVersion":
        VERSIONS[properties["BotId"]] += 1
        return {"BotVersion": str(VERSIONS[properties["BotId"]])}
    if type_name == "AWS::Connect::ContactFlow":
        return {"ContactFlowArn": f"{properties['InstanceArn']}/contact-flow/{uuid.uuid4()}"}
    if type_name == "AWS::SecretsManager::Secret":
        name = f"{properties.get('Name', 'secret')}-{_letters(6)}"
        return {"Id": f"arn:aws:secretsmanager:{region}:{account}:secret:{name}"}
    if type_name == "AWS::Events::Connection":
        name = f"events!connection/{properties['Name']}/{uuid.uuid4()}-{_letters(6)}"
        return {"SecretArn": f"arn:aws:secretsmanager:{region}:{account}:secret:{name}"}
    return {}


def _arns(type_name, properties, drawn):
    """ARNs that other resources take apart, or are matched by."""
    return {
        "AWS::Lex::Bot": "arn:aws:lex:{region}:{account}:bot/" + drawn.get("Id", ""),
        "AWS::Lex::BotAlias": "arn:aws:lex:{region}:{account}:bot-alias/"
        + f"{properties.get('BotId')}/{drawn.get('BotAliasId')}",
        "AWS::Events::Connection": "arn:aws:events:{region}:{account}:connection/"
        + f"{properties.get('Name')}/{uuid.uuid4()}",
        "AWS::CloudWatch::Alarm": "arn:aws:cloudwatch:{region}:{account}:alarm:"
        + str(properties.get("AlarmName", drawn.get("AlarmName"))),
    }


def _kind_name(kind):
    return kind.type_name.split("::")[2]


def _letters(count):
    return "".join(random.choices(string.ascii_uppercase + string.digits, k=count))
