"""A deployment of a stack as CloudFormation makes it: all of it, or nothing."""

from account import ACCOUNT
from resources import compare, create, delete, update
from template import World


class Later:
    """A resource that is not there yet."""

    def __init__(self, name):
        self.physical_resource_id = f"{name}, which is made by this deployment"

    def get_cfn_attribute(self, attribute):
        return f"{attribute} of {self.physical_resource_id}"


def plan(stack, template):
    """What a deployment would do: (deed, logical ID, type, because, what stands there)."""
    world = World(stack, template)
    deeds = []
    wanted = world.wanted()
    for name in wanted:
        source, old = world.source(name), stack.standing.get(name)
        deed, because = ("create", []) if old is None else compare(old, source, world.properties(name))
        world[name] = Later(name) if deed in ("create", "replace") else old.resource
        deeds.append((deed, name, source["Type"], because, old))
    gone = [it for name, it in stack.standing.items() if name not in set(wanted)]
    deeds += [("delete", it.name, it.type_name, [], it) for it in gone]
    return [it for it in deeds if it[0] != "same"]


def deploy(stack, template):
    """Makes the stack what the template says. A fault undoes all of it.

    Returns whether it came to that.
    """
    world = World(stack, template)
    standing, deeds, undo, outgoing = {}, [], [], []
    wanted = world.wanted()
    refused_half_way = ACCOUNT.is_refused(stack)
    try:
        for name in wanted:
            source, properties, old = world.source(name), world.properties(name), stack.standing.get(name)
            deed, because = ("create", []) if old is None else compare(old, source, properties)
            try:
                if refused_half_way and name == wanted[-1]:
                    raise ValueError(f"{name} was refused, as the rehearsal was asked to")
                standing[name] = _do(deed, world, name, source, properties, old, undo)
            except Exception as fault:
                raise Refused(name, source["Type"], str(getattr(fault, "message", fault))) from fault
            if deed == "replace":
                outgoing.append((old, old.is_kept_when_replaced()))
            world[name] = standing[name].resource
            deeds.append({**standing[name].told(), "deed": deed, "because": because})
    except Refused as refused:
        stack.tell_refused(refused)
        for step in reversed(undo):
            step()
        _write(stack, "rolled back", deeds, f"{refused.name}: {refused.reason}")
        return False
    outgoing += [(it, it.is_kept_when_removed()) for name, it in stack.standing.items() if name not in standing]
    deeds += [_let_go(stack, it, kept) for it, kept in reversed(outgoing)]
    stack.stand(world, standing)
    _write(stack, "deployed", deeds)
    return True


def remove(stack):
    """Deletes what no policy keeps, the last first."""
    deeds = [_let_go(stack, it, it.is_kept_when_removed()) for it in reversed(stack.standing.values())]
    stack.standing = {}
    _write(stack, "removed", deeds)


class Refused(Exception):
    def __init__(self, name, type_name, reason):
        super().__init__(reason)
        self.name, self.type_name, self.reason = name, type_name, reason


def _do(deed, world, name, source, properties, old, undo):
    if deed == "same":
        # Its policies may be others.
        before, old.source = old.source, source
        undo.append(lambda: setattr(old, "source", before))
        return old
    if deed == "update":
        before = update(world, old, source, properties)
        undo.append(lambda: update(world, old, *before))
        return old
    if deed == "replace" and set(old.kind.names_of(properties)) & set(old.kind.names_of(old.properties)):
        raise ValueError(
            "CloudFormation cannot update a stack when a custom-named resource requires replacing."
        )
    made = create(world, name, source, properties)
    # What is kept even when its creation fails stays behind.
    kept = source.get("DeletionPolicy") == "Retain"
    undo.append(lambda: ACCOUNT.left.append(made) if kept else delete(world, made))
    return made


def _let_go(stack, standing, kept):
    told = {**standing.told(), "deed": "keep" if kept else "delete", "because": []}
    if kept:
        ACCOUNT.left.append(standing)
    else:
        delete(stack.resource_map, standing)
    return told


def _write(stack, outcome, deeds, reason=None):
    ACCOUNT.journal.append({"stack": stack.name, "outcome": outcome, "reason": reason, "deeds": deeds})
