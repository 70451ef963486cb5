"""A template as a stack sees it: which resources are made, in which order, with which properties."""

import copy
import functools
import re
from graphlib import TopologicalSorter

from moto.cloudformation.parsing import LazyDict, clean_json, parse_condition

NAMED_IN_SUB = re.compile(r"\$\{([^!.}][^.}]*)[^}]*\}")


class World(dict):
    """What the names of a template stand for, in the form that moto's functions look them up in."""

    def __init__(self, stack, template):
        super().__init__(copy.deepcopy(template.get("Mappings", {})))
        self.template = template
        self.stack_id = stack.stack_id
        self.cross_stack_resources = stack.cross_stack_resources
        self.resolved_parameters = {}
        self.no_echo_parameter_keys = []
        self._account_id = stack.account_id
        self._region_name = stack.region_name
        self.update(
            {
                "AWS::AccountId": stack.account_id,
                "AWS::Region": stack.region_name,
                "AWS::StackId": stack.stack_id,
                "AWS::StackName": stack.name,
                "AWS::URLSuffix": "amazonaws.com",
                "AWS::NoValue": None,
                "AWS::Partition": "aws",
            }
        )
        self.lazy_condition_map = LazyDict()
        for name, condition in template.get("Conditions", {}).items():
            self.lazy_condition_map[name] = functools.partial(
                parse_condition, condition, self, self.lazy_condition_map
            )

    def wanted(self):
        """The logical IDs whose conditions hold, each behind those that it names."""
        resources = self._holding("Resources")
        order = TopologicalSorter(
            {name: sorted((self._named(it) & set(resources)) - {name}) for name, it in resources.items()}
        )
        return list(order.static_order())

    def with_outputs_made(self):
        """The template with the outputs alone whose conditions hold: moto exports the others too."""
        return {**self.template, "Outputs": self._holding("Outputs")}

    def _holding(self, section):
        return {
            name: it
            for name, it in self.template.get(section, {}).items()
            if "Condition" not in it or self.lazy_condition_map[it["Condition"]]
        }

    def source(self, name):
        return copy.deepcopy(self.template["Resources"][name])

    def properties(self, name):
        return clean_json(self.source(name).get("Properties", {}), self)

    def _named(self, node):
        if isinstance(node, list):
            return set().union(*map(self._named, node))
        if not isinstance(node, dict):
            return set()
        if "Fn::If" in node:
            condition, yes, no = node["Fn::If"]
            return self._named(yes if self.lazy_condition_map[condition] else no)
        found = set()
        for key, value in node.items():
            if key == "Ref":
                found.add(value)
            elif key == "Fn::GetAtt":
                found.add(value[0])
            elif key == "DependsOn":
                found |= {value} if isinstance(value, str) else set(value)
            elif key == "Fn::Sub":
                text, values = (value, {}) if isinstance(value, str) else value
                found |= set(NAMED_IN_SUB.findall(text)) | self._named(values)
            else:
                found |= self._named(value)
        return found
