"""CloudFormation's stacks and change sets over moto's: moto keeps them and speaks their API, a deployment is made here."""

import json
import threading

from moto.cloudformation import models
from moto.cloudformation.exceptions import ValidationError
from moto.cloudformation.utils import generate_changeset_id, generate_stack_id
from moto.core.utils import utcnow

from deployment import deploy, plan, remove
from template import World

# Stacks of several services are deployed at once; moto's backends mind.
LOCK = threading.RLock()


class Stack(models.Stack):
    # By its module moto knows the service.
    __module__ = "moto.cloudformation.rehearsed"

    def __init__(self, *args, **kwargs):
        self.standing = {}
        super().__init__(*args, **kwargs)

    @staticmethod
    def parse_template(template):
        return json.loads(template)

    def _create_resource_map(self):
        return World(self, self.template_dict)

    def _create_output_map(self):
        world = self.resource_map
        return models.OutputMap(world, world.with_outputs_made(), self.stack_id)

    @property
    def stack_resources(self):
        return [it.resource for it in self.standing.values()]

    def stand(self, world, standing):
        self.resource_map, self.standing = world, standing
        self.output_map = self._create_output_map()

    def tell_refused(self, refused):
        self.events.append(
            models.Event(
                stack_id=self.stack_id,
                stack_name=self.name,
                logical_resource_id=refused.name,
                physical_resource_id="",
                resource_type=refused.type_name,
                resource_status="CREATE_FAILED",
                resource_status_reason=refused.reason,
                resource_properties=None,
            )
        )

    def deploy(self, what, template):
        """`what` is CREATE or UPDATE."""
        self.tell(f"{what}_IN_PROGRESS", "User Initiated")
        if deploy(self, json.loads(template)):
            self.template = template
            self._parse_template()
            return self.tell(f"{what}_COMPLETE")
        undone = "ROLLBACK" if what == "CREATE" else "UPDATE_ROLLBACK"
        self.tell(f"{undone}_IN_PROGRESS", "A resource failed")
        self.tell(f"{undone}_COMPLETE")

    def tell(self, status, reason=None):
        self.status = status
        self._add_stack_event(status, resource_status_reason=reason)


class ChangeSet:
    """Its attributes are what DescribeChangeSet answers."""

    def __init__(self, stack, kind, name, template, region, account):
        self.stack, self.kind, self.template = stack, kind, template
        self.change_set_id = generate_changeset_id(name, region, account)
        self.change_set_name, self.stack_id, self.stack_name = name, stack.stack_id, stack.name
        self.creation_time = utcnow()
        self.parameters, self.tags, self.notification_arns, self.description = {}, [], [], None
        same = kind == "UPDATE" and json.loads(template) == stack.template_dict
        self.status, self.execution_status = ("FAILED", "UNAVAILABLE") if same else ("CREATE_COMPLETE", "AVAILABLE")
        self.status_reason = "The submitted information didn't contain changes." if same else None
        self.changes = [_change(*it) for it in plan(stack, json.loads(template))]


def _change(deed, name, type_name, because, standing):
    actions = {"create": "Add", "delete": "Remove"}
    change = {"Action": actions.get(deed, "Modify"), "LogicalResourceId": name, "ResourceType": type_name}
    if deed == "delete":
        change["PolicyAction"] = "Retain" if standing.is_kept_when_removed() else "Delete"
    if deed in ("update", "replace"):
        change["Replacement"] = "True" if deed == "replace" else "False"
        recreation = "Always" if deed == "replace" else "Never"
        change["Details"] = [
            {"Target": {"Attribute": "Properties", "Name": it, "RequiresRecreation": recreation}} for it in because
        ]
    if deed == "replace":
        change["PolicyAction"] = f"ReplaceAnd{'Retain' if standing.is_kept_when_replaced() else 'Delete'}"
    return change


class Stacks:
    """What takes the place of methods of moto's CloudFormationBackend."""

    def create_stack(self, name, template, parameters, **rest):
        with LOCK:
            stack = _new_stack(self, name, rest.get("tags"))
            stack.deploy("CREATE", template)
            return stack

    def update_stack(self, name, template, role_arn, parameters, tags):
        with LOCK:
            stack = self.get_stack(name)
            stack.deploy("UPDATE", template)
            return stack

    def create_change_set(self, stack_name, change_set_name, template, change_set_type, tags=None, **_rest):
        with LOCK:
            stack = (
                self.get_stack(stack_name)
                if change_set_type == "UPDATE"
                else _new_stack(self, stack_name, tags)
            )
            made = ChangeSet(
                stack, change_set_type, change_set_name, template, self.region_name, self.account_id
            )
            self.change_sets[made.change_set_id] = made
            return made.change_set_id, stack.stack_id

    def describe_change_set(self, change_set_name):
        for it in self.change_sets.values():
            if change_set_name in (it.change_set_id, it.change_set_name):
                return it
        raise ValidationError(change_set_name)

    def delete_change_set(self, change_set_name):
        for key, it in list(self.change_sets.items()):
            if change_set_name in (it.change_set_id, it.change_set_name):
                del self.change_sets[key]

    def execute_change_set(self, change_set_name, stack_name=None):
        with LOCK:
            change_set = self.describe_change_set(change_set_name)
            change_set.stack.deploy(change_set.kind, change_set.template)
            self.delete_change_set(change_set.change_set_id)

    def delete_stack(self, name_or_stack_id):
        with LOCK:
            for stack in list(self.stacks.values()):
                if name_or_stack_id in (stack.name, stack.stack_id):
                    stack.tell("DELETE_IN_PROGRESS", "User Initiated")
                    remove(stack)
                    stack.tell("DELETE_COMPLETE")
                    self.deleted_stacks[stack.stack_id] = self.stacks.pop(stack.stack_id)

    @property
    def exports(self):
        return {it.name: it for stack in self.stacks.values() for it in stack.exports}

    @exports.setter
    def exports(self, _nothing):
        """Every stack has its own; moto's table of all of them forgets none that went with its stack."""


def _new_stack(backend, name, tags):
    if any(it.name == name for it in backend.stacks.values()):
        raise models.AlreadyExistsException(f"Stack {name} already exists")
    stack = Stack(
        stack_id=generate_stack_id(name, backend.region_name, backend.account_id),
        name=name,
        template={},
        parameters={},
        account_id=backend.account_id,
        region_name=backend.region_name,
        tags=tags,
        cross_stack_resources=backend.exports,
    )
    stack.status = "REVIEW_IN_PROGRESS"
    backend.stacks[stack.stack_id] = stack
    return stack


def install():
    """Puts all this into moto's CloudFormation."""
    for name, method in vars(Stacks).items():
        if not name.startswith("__"):
            setattr(models.CloudFormationBackend, name, method)
    # moto's own check is a linter that takes warnings for errors; templates are linted elsewhere.
    models.validate_template_cfn_lint = lambda _template: []
