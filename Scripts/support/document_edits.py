"""Edits of OpenAPI documents: random ones, and those of the tables of rules."""

import copy

SCALARS = ["string", "integer", "boolean", "number"]
METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"]


def rule_cases(folder):
    """The edits of the tables in Tests/DiffingTests/Rules: the place, the rules, and both documents."""
    for name in ["schemas", "properties", "parameters", "operations"]:
        lines = (folder / f"{name}.txt").read_text().splitlines()
        lines = iter(line.strip().removeprefix("∅") for line in lines if line and not line.startswith("#"))
        document, places, current = "◊", {}, []
        for line in lines:
            words = line.split()
            if words[0] == "document":
                document = next(lines)
            elif words[0] == "place":
                places[words[1]] = next(lines)
            elif words[0] == "edits":
                current = words[1:]
            else:
                before, after = next(lines), next(lines)
                for place in current:
                    frame = document.replace("◊", places[place])
                    rules = [word.replace("*", place) for word in words if word != "-"]
                    yield place, rules, frame.replace("◊", before), frame.replace("◊", after)


def walk(value, path=()):
    yield path, value
    if isinstance(value, dict):
        for key, item in value.items():
            yield from walk(item, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from walk(item, (*path, index))


class Editor:
    """Makes one change at a random place. Each method returns what it did, or None where there is nothing to change."""

    def __init__(self, document, rng):
        self.document = copy.deepcopy(document)
        self.rng = rng
        found = [(path, item) for path, item in walk(self.document) if isinstance(item, dict) and "example" not in path]
        self.objects = [(path, item) for path, item in found if isinstance(item.get("properties"), dict)]
        self.enums = [(path, item) for path, item in found if isinstance(item.get("enum"), list)]
        self.typed = [(path, item) for path, item in found if isinstance(item.get("type"), str) and "in" not in item]
        self.unions = [
            (path, item[key]) for path, item in found for key in ("oneOf", "anyOf") if isinstance(item.get(key), list)
        ]
        self.operations = [
            (path, item) for path, item in found if len(path) == 3 and path[0] == "paths" and path[2] in METHODS
        ]
        self.schemas = (self.document.get("components") or {}).get("schemas") or {}

    def pick(self, places):
        """A random place, and its name."""
        if not places:
            return None, None
        path, item = self.rng.choice(places)
        return item, "/".join(map(str, path))

    def remove_property(self):
        item, name = self.pick([place for place in self.objects if place[1]["properties"]])
        if item is None:
            return None
        member = self.rng.choice(list(item["properties"]))
        del item["properties"][member]
        self.set_required(item, [other for other in item.get("required", []) if other != member])
        return f"remove {member} of {name}"

    @staticmethod
    def set_required(item, names):
        item.pop("required", None)
        if names:
            item["required"] = names

    def add_property(self):
        item, name = self.pick(self.objects)
        if item is None:
            return None
        members = list(item["properties"].items())
        members.insert(self.rng.randint(0, len(members)), ("added_member", {"type": self.rng.choice(SCALARS)}))
        item["properties"] = dict(members)
        if self.rng.random() < 0.3:
            item.setdefault("required", []).append("added_member")
        return f"add a member to {name}"

    def require_property(self):
        item, name = self.pick([place for place in self.objects if place[1]["properties"]])
        if item is None:
            return None
        member = self.rng.choice(list(item["properties"]))
        required = item.get("required", [])
        self.set_required(
            item, [other for other in required if other != member] if member in required else [*required, member]
        )
        return f"require or not {member} of {name}"

    def reorder_properties(self):
        item, name = self.pick([place for place in self.objects if len(place[1]["properties"]) > 1])
        if item is None:
            return None
        members = list(item["properties"].items())
        self.rng.shuffle(members)
        item["properties"] = dict(members)
        return f"reorder {name}"

    def change_enum(self):
        texts = [place for place in self.enums if all(isinstance(value, str) for value in place[1]["enum"])]
        item, name = self.pick(texts)
        if item is None:
            return None
        if self.rng.random() < 0.5 and len(item["enum"]) > 1:
            item["enum"].pop(self.rng.randrange(len(item["enum"])))
        else:
            item["enum"].append("added_value")
        return f"enum of {name}"

    def change_type(self):
        item, name = self.pick([place for place in self.typed if place[1]["type"] in SCALARS and "enum" not in place[1]])
        if item is None:
            return None
        item["type"] = self.rng.choice(SCALARS)
        for keyword in ("format", "default", "const"):
            item.pop(keyword, None)
        return f"type of {name}"

    def make_nullable(self):
        item, name = self.pick(self.typed)
        if item is None:
            return None
        item["nullable"] = not item.get("nullable", False)
        return f"null in {name}"

    def make_array(self):
        item, name = self.pick([place for place in self.typed if place[1]["type"] in SCALARS])
        if item is None:
            return None
        inner = dict(item)
        item.clear()
        item.update({"type": "array", "items": inner})
        return f"array instead of {name}"

    def mark_property(self):
        item, name = self.pick([place for place in self.typed if "properties" in place[0][-2:]])
        if item is None:
            return None
        keyword = self.rng.choice(["readOnly", "writeOnly", "deprecated"])
        item[keyword] = not item.get(keyword, False)
        return f"{keyword} of {name}"

    def open_object(self):
        item, name = self.pick(self.objects)
        if item is None:
            return None
        item["additionalProperties"] = self.rng.choice([True, False, {"type": "string"}])
        return f"undeclared members of {name}"

    def change_union(self):
        branches, name = self.pick(self.unions)
        if branches is None:
            return None
        if self.rng.random() < 0.5 and len(branches) > 2:
            branches.pop(self.rng.randrange(len(branches)))
        else:
            branches.append(self.rng.choice([{"type": "boolean"}, {"type": "null"}, {"type": "array", "items": {}}]))
        return f"branches of {name}"

    def rename_schema(self):
        if not self.schemas:
            return None
        name = self.rng.choice(list(self.schemas))
        renamed = {("Renamed" + key if key == name else key): value for key, value in self.schemas.items()}
        self.document["components"]["schemas"] = renamed
        for _, item in walk(self.document):
            if isinstance(item, dict) and item.get("$ref") == f"#/components/schemas/{name}":
                item["$ref"] = f"#/components/schemas/Renamed{name}"
        return f"rename {name}"

    def remove_operation(self):
        if len(self.operations) < 2:
            return None
        path, _ = self.rng.choice(self.operations)
        del self.document["paths"][path[1]][path[2]]
        return f"remove {path[2]} {path[1]}"

    def add_operation(self):
        if not self.operations:
            return None
        _, item = self.rng.choice(self.operations)
        added = copy.deepcopy(item)
        added["operationId"] = "addedOperation"
        self.document["paths"]["/added/path"] = {"get": {"responses": added.get("responses", {}), "operationId": "added"}}
        return "add an operation"

    def add_parameter(self):
        item, name = self.pick(self.operations)
        if item is None or not isinstance(item.get("parameters", []), list):
            return None
        item.setdefault("parameters", []).append(
            {"name": "added", "in": "query", "required": self.rng.random() < 0.5, "schema": {"type": "string"}}
        )
        return f"parameter of {name}"

    def remove_parameter(self):
        item, name = self.pick([place for place in self.operations if place[1].get("parameters")])
        if item is None:
            return None
        kept = [parameter for parameter in item["parameters"] if parameter.get("in") == "path"]
        item["parameters"] = kept
        return f"parameters of {name}"

    def change_identity(self):
        item, name = self.pick(self.operations)
        if item is None:
            return None
        if self.rng.random() < 0.5:
            item["operationId"] = "renamedOperation"
        else:
            item["tags"] = ["Other things"]
        return f"name or group of {name}"

    def change_responses(self):
        item, name = self.pick([place for place in self.operations if isinstance(place[1].get("responses"), dict)])
        if item is None:
            return None
        responses = item["responses"]
        status = self.rng.choice(["200", "202", "204", "404"])
        if status in responses and len(responses) > 1:
            del responses[status]
        else:
            content = {"application/json": {"schema": {"type": "object", "properties": {"a": {"type": "string"}}}}}
            responses[status] = {"description": "Added.", **({} if status == "204" else {"content": content})}
        return f"{status} of {name}"

    def change_body(self):
        item, name = self.pick([place for place in self.operations if isinstance(place[1].get("requestBody"), dict)])
        if item is None:
            return None
        if self.rng.random() < 0.4:
            del item["requestBody"]
        else:
            item["requestBody"]["required"] = not item["requestBody"].get("required", False)
        return f"body of {name}"

    def describe(self):
        item, name = self.pick([*self.objects, *self.operations])
        if item is None:
            return None
        item["description"] = "Another description."
        return f"description of {name}"


def edit(document, rng):
    """A copy of the document with one change, and what it is."""
    kinds = sorted(name for name, value in vars(Editor).items() if callable(value) and name[0] != "_")
    kinds = [name for name in kinds if name not in ("pick", "set_required")]
    rng.shuffle(kinds)
    for kind in kinds:
        editor = Editor(document, rng)
        what = getattr(editor, kind)()
        if what:
            return editor.document, what
    raise ValueError("there is nothing to edit")
