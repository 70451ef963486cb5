"""How a resource is made, changed and deleted: by moto where it knows the type, else as a stand-in."""

from moto.cloudformation import parsing
from moto.core.utils import iso_8601_datetime_with_nanoseconds

from account import ACCOUNT, REAL, STAND_IN
from registry import kind_of
from stand_in import StandIn

KEPT = ("Retain", "RetainExceptOnCreate")


class Standing:
    """A resource as it stands in a stack."""

    def __init__(self, name, source, properties, region):
        self.name = name
        self.type_name = source["Type"]
        self.source = source
        self.properties = properties
        self.resource = None
        self.kind = kind_of(self.type_name, region)
        if self.kind is None:
            ACCOUNT.missing.add(self.type_name)
            raise ValueError(f"{self.type_name} is no type of the registry in {region}")
        self.how = REAL if self.type_name in parsing.get_model_map() else STAND_IN

    def is_kept_when_removed(self):
        return self.source.get("DeletionPolicy") in KEPT

    def is_kept_when_replaced(self):
        return self.source.get("UpdateReplacePolicy") in KEPT

    def told(self):
        return {
            "id": self.name,
            "type": self.type_name,
            "how": self.how,
            # moto draws none for a few types.
            "physicalId": getattr(self.resource, "physical_resource_id", f"{id(self.resource)}"),
        }


def compare(old, source, properties):
    """What a deployment does to a resource that is there: 'same', 'update' or 'replace', and the properties of it."""
    if old.type_name != source["Type"]:
        return "replace", ["Type"]
    changed = sorted(
        name
        for name in set(old.properties) | set(properties)
        if old.properties.get(name) != properties.get(name)
    )
    forcing = changed if old.kind.immutable else [name for name in changed if name in old.kind.create_only]
    if forcing:
        return "replace", forcing
    return ("update", changed) if changed else ("same", [])


def create(world, name, source, properties):
    """Makes a resource. Raises with the service's reason."""
    standing = Standing(name, source, properties, world._region_name)
    standing.kind.check(properties)
    ACCOUNT.claim(standing, properties)
    try:
        if standing.how == REAL:
            standing.resource = parsing.parse_and_create_resource(
                name, world.source(name), world, world._account_id, world._region_name
            )
            if standing.type_name == "AWS::KMS::Key":
                # moto makes every key one that encrypts.
                standing.resource.key_usage = properties.get("KeyUsage", "ENCRYPT_DECRYPT")
                standing.resource.key_spec = properties.get("KeySpec", "SYMMETRIC_DEFAULT")
        else:
            standing.resource = StandIn(standing.kind, properties, world._account_id, world._region_name)
    except Exception:
        ACCOUNT.release(standing)
        raise
    _name(standing)
    return standing


def update(world, standing, source, properties):
    """Changes a resource in place, and gives back how it was."""
    before = (standing.source, standing.properties)
    standing.kind.check(properties)
    ACCOUNT.claim(standing, properties)
    standing.source, standing.properties = source, properties
    if standing.how == REAL:
        world[standing.name] = standing.resource
        changed = parsing.parse_and_update_resource(
            standing.name, dict(source), world, world._account_id, world._region_name
        )
        standing.resource = changed or standing.resource
        if standing.type_name == "AWS::Lambda::Function":
            # moto forgets to; by it a deployment knows whether the one before it came through.
            standing.resource.last_modified = iso_8601_datetime_with_nanoseconds()
    else:
        standing.resource.properties = properties
    _name(standing)
    return before


def delete(world, standing):
    if standing.how == REAL:
        parsing.ResourceMap._delete_resource(world, standing.resource, standing.source)
    ACCOUNT.release(standing)


def _name(standing):
    standing.resource.logical_resource_id = standing.name
    standing.resource.cf_resource_type = standing.type_name
