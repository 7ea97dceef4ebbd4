"""Reads OpenAPI documents and finds what their references mean, without any of Bindery's code."""

import json
import os
import re
from urllib.parse import unquote

import yaml
from yaml.composer import Composer
from yaml.constructor import SafeConstructor
from yaml.resolver import Resolver


class CoreSchemaLoader(Composer, yaml.cyaml.CParser, SafeConstructor, Resolver):
    """YAML 1.2's core schema: `yes` and `2020-01-01` are strings, keys are text, and an anchor may be defined again."""

    def __init__(self, stream):
        yaml.cyaml.CParser.__init__(self, stream)
        Composer.__init__(self)
        SafeConstructor.__init__(self)
        Resolver.__init__(self)

    def compose_node(self, parent, index):
        event = self.peek_event()
        if not isinstance(event, yaml.AliasEvent):
            self.anchors.pop(event.anchor, None)
        return super().compose_node(parent, index)

    def construct_mapping(self, node, deep=False):
        self.flatten_mapping(node)
        return {
            key.value if isinstance(key, yaml.ScalarNode) else str(key): self.construct_object(value, deep=True)
            for key, value in node.value
        }


def construct_map(loader, node):
    data = {}
    yield data
    data.update(loader.construct_mapping(node))


CoreSchemaLoader.yaml_implicit_resolvers = {}
for tag, pattern, first in [
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", "tTfF"),
    ("int", r"^(?:[-+]?[0-9]+|0x[0-9a-fA-F]+)$", "-+0123456789"),
    ("float", r"^(?:[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?)$", "-+.0123456789"),
    ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
    ("merge", r"^(?:<<)$", ["<"]),
]:
    CoreSchemaLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), list(first))
CoreSchemaLoader.add_constructor("tag:yaml.org,2002:map", construct_map)
CoreSchemaLoader.add_constructor(
    "tag:yaml.org,2002:int", lambda loader, node: int(node.value, 16 if node.value.startswith("0x") else 10)
)
CoreSchemaLoader.add_constructor("tag:yaml.org,2002:float", lambda loader, node: float(node.value))


class UnknownReference(Exception):
    """A reference leads nowhere."""


class Document:
    """A document with the files that it refers to. References are kept as `file#/pointer`, absolute."""

    def __init__(self, path):
        self.path = os.path.abspath(path)
        self.files = {}
        self.root = self.load(self.path)
        self.close_recursive_references()
        self.is_3_0 = str(self.root.get("openapi", "3.0")).startswith("3.0")

    def load(self, path):
        if path in self.files:
            return self.files[path]
        with open(path, "rb") as file:
            data = file.read()
        try:
            value = json.loads(data)
        except ValueError:
            value = yaml.load(data, CoreSchemaLoader)
        self.files[path] = value
        self.make_references_absolute(value, path)
        return value

    def make_references_absolute(self, value, path):
        """Rewrites every `$ref` to another place as `/absolute/path#/pointer`."""
        pending, seen = [value], set()
        while pending:
            node = pending.pop()
            if id(node) in seen or not isinstance(node, (dict, list)):
                continue
            seen.add(id(node))
            pending += node.values() if isinstance(node, dict) else node
            if isinstance(node, dict) and isinstance(node.get("items"), list) and "type" in node:
                # A tuple as JSON Schema wrote it before 2020-12.
                node["prefixItems"] = node.pop("items")
            reference = node.get("$ref") if isinstance(node, dict) else None
            if isinstance(reference, str) and "://" not in reference:
                file, _, pointer = reference.partition("#")
                target = os.path.normpath(os.path.join(os.path.dirname(path), unquote(file))) if file else path
                node["$ref"] = f"{target}#{pointer}"

    def close_recursive_references(self):
        """Makes `$recursiveRef: "#"` inside a component schema with `$recursiveAnchor` a reference to that schema."""
        for pointer in self.component_schemas():
            schema = self.at(pointer)
            if not isinstance(schema, dict) or schema.get("$recursiveAnchor") is not True:
                continue
            pending = [schema]
            while pending:
                node = pending.pop()
                if isinstance(node, dict) and node.get("$recursiveRef") == "#":
                    node["$ref"] = f"{self.path}{pointer}"
                    del node["$recursiveRef"]
                pending += node.values() if isinstance(node, dict) else node if isinstance(node, list) else []

    def at(self, reference):
        """What stands at `#/pointer`, `/file#/pointer`, or `file#/pointer` beside the document."""
        file, _, pointer = reference.partition("#")
        try:
            node = self.load(self.beside(file) if file else self.path)
            for token in pointer.split("/")[1:]:
                node = self.step(node, token)
        except (KeyError, IndexError, TypeError, ValueError, OSError) as error:
            raise UnknownReference(reference) from error
        return node

    def beside(self, path):
        """An absolute path, or one from the document's folder on."""
        return os.path.normpath(os.path.join(os.path.dirname(self.path), path))

    def step(self, node, token):
        """One step of a pointer, through references where they stand in the way."""
        while isinstance(node, dict) and "$ref" in node and token not in node:
            node = self.at(node["$ref"])
        key = token.replace("~1", "/").replace("~0", "~")
        if isinstance(node, list):
            return node[int(key)]
        return node[key] if key in node else node[unquote(key)]

    def component_schemas(self):
        """The pointers of all component schemas, in document order."""
        schemas = (self.root.get("components") or {}).get("schemas") or {}
        while isinstance(schemas.get("$ref"), str):
            schemas = self.at(schemas["$ref"])
        return ["#/components/schemas/" + name.replace("~", "~0").replace("/", "~1") for name in schemas]
