"""Makes random instances of the schemas of a document."""

import random

from .document import UnknownReference
from .instances import Choices, Instance
from .merging import Impossible, conjunction, merge, types_of
from .scalars import Scalars

DEEPEST = 6
MOST_NODES = 250
MOST_BRANCHES = 60
UNDECLARED = "undeclaredMember"
ANY_STRING = {"type": "string"}


class Maker:
    """Makes instances from the document alone; what it makes is to be validated."""

    def __init__(self, document, seed):
        self.document = document
        self.random = random.Random(seed)
        self.choices = Choices(self.random)
        self.scalars = Scalars(self.random, self.choices)
        self.subclasses = self.find_subclasses()
        self.heights = {}
        # Schemas that are made here stay alive, and are made once: choices are counted by id().
        self.conjunctions = {}
        self.tags = {}

    def instance(self, reference, ordinal):
        """The first instance of a schema has all properties, the second the required ones, the others random ones."""
        self.presence = {0: 1.0, 1: 0.0}.get(ordinal, 0.5)
        self.has_undeclared = ordinal % 5 == 4
        self.nodes = 0
        self.notes = {}
        self.listed = []
        value = self.make({"$ref": self.absolute(reference)}, ())
        return Instance(value, self.notes, self.listed)

    def absolute(self, reference):
        file, mark, pointer = reference.partition("#")
        return (self.document.beside(file) if file else self.document.path) + mark + pointer

    # Discriminators

    def find_subclasses(self):
        """The component schemas that name another one in `allOf`, by that other one's reference."""
        found = {}
        for pointer in self.document.component_schemas():
            schema = self.document.at(pointer)
            for branch in schema.get("allOf") or [] if isinstance(schema, dict) else []:
                if isinstance(branch, dict) and "$ref" in branch:
                    found.setdefault(branch["$ref"], []).append(self.absolute(pointer))
        return found

    def tag_atom(self, discriminator, reference):
        """What a discriminator asks of the schema at a reference: a schema with one property, the tag."""
        tag = discriminator.get("propertyName") if isinstance(discriminator, dict) else None
        if tag is None:
            return None
        name = reference.rpartition("/")[2]
        targets = {reference, name, reference[len(self.document.path):]}
        mapping = discriminator.get("mapping") or {}
        keys = [key for key, target in mapping.items()
                if target in targets or target.rpartition("/")[2] == name] or self.default_tags(reference, tag) or [name]
        atom = {"type": "object", "properties": {tag: {"x-tags": keys}}, "required": [tag]}
        return self.tags.setdefault((id(discriminator), reference), atom)

    def default_tags(self, reference, tag):
        """The text that the schema at a reference has as the default of the tag: what its own values have."""
        schema = self.document.at(reference)
        parts = [schema] + (schema.get("allOf") or []) if isinstance(schema, dict) else []
        tags = [(part.get("properties") or {}).get(tag) for part in parts if isinstance(part, dict)]
        defaults = [declared.get("default") for declared in tags if isinstance(declared, dict)]
        return [value for value in defaults[-1:] if isinstance(value, str)]

    # Schemas to atoms

    def allows_null(self, schema, seen=()):
        if not isinstance(schema, dict) or id(schema) in seen:
            return False
        seen += (id(schema),)
        if schema.get("nullable") is True:
            return True
        if "$ref" in schema:
            return self.allows_null(self.document.at(schema["$ref"]), seen)
        if "const" in schema:
            return schema["const"] is None
        types = types_of(schema)
        if types is not None:
            return "null" in types
        if schema.get("allOf"):
            return all(self.allows_null(branch, seen) for branch in schema["allOf"])
        branches = (schema.get("oneOf") or []) + (schema.get("anyOf") or [])
        return any(self.allows_null(branch, seen) for branch in branches) or None in (schema.get("enum") or [])

    def is_null(self, schema):
        return isinstance(schema, dict) and (
            types_of(schema) == {"null"} or ("const" in schema and schema["const"] is None)
            or schema.get("enum") == [None] or schema == {"nullable": True}
        )

    def expand(self, schema, atoms, owner, depth, seen=()):
        """Adds the schemas that an instance has to satisfy, with one branch of each union."""
        if not isinstance(schema, dict):
            if schema is False:
                raise Impossible("false")
            return
        if "$ref" in schema:
            reference = schema["$ref"]
            if reference in seen:
                raise Impossible(f"{reference} contains itself")
            self.expand(self.document.at(reference), atoms, owner or reference, depth, seen + (reference,))
            if self.document.is_3_0 or len(schema) == 1:
                return
        atoms.append({key: value for key, value in schema.items() if key not in ("allOf", "oneOf", "anyOf", "$ref")})
        if "discriminator" in schema and owner and not schema.get("oneOf") and not schema.get("anyOf"):
            if self.subclasses.get(self.absolute(owner)) or seen[-1:] != (owner,):
                atoms += filter(None, [self.tag_atom(schema["discriminator"], owner)])
        for branch in schema.get("allOf") or []:
            self.expand(branch, atoms, owner, depth, seen)
        for keyword in ("oneOf", "anyOf"):
            if schema.get(keyword):
                self.expand_union(schema, keyword, atoms, owner, depth, seen)

    def expand_union(self, schema, keyword, atoms, owner, depth, seen):
        branches = [branch for branch in schema[keyword] if not self.is_null(branch)]
        if not branches:
            return
        branch = self.choose(schema, keyword, branches, depth)
        chosen = [branch]
        if keyword == "anyOf" and len(branches) > 1 and self.random.random() < 0.2:
            chosen += [other for other in [self.random.choice(branches)] if other is not branch]
        atoms.append({"x-combined": len(chosen) > 1, "x-double": self.has_integers_and_numbers(branches)})
        for branch in chosen:
            reference = branch.get("$ref") if isinstance(branch, dict) else None
            if reference and "discriminator" in schema and len(chosen) == 1:
                atoms += filter(None, [self.tag_atom(schema["discriminator"], reference)])
            self.expand(branch, atoms, reference, depth, seen)

    def has_integers_and_numbers(self, branches):
        types = set()
        for branch in branches:
            while isinstance(branch, dict) and "$ref" in branch:
                branch = self.document.at(branch["$ref"])
            types |= types_of(branch) or set() if isinstance(branch, dict) else set()
        return {"integer", "number"} <= types

    def choose(self, schema, keyword, branches, depth):
        """A branch; the shallowest ones when the instance is deep enough."""
        if self.is_full(depth):
            heights = [self.height(branch) for branch in branches]
            branches = [branch for branch, height in zip(branches, heights) if height == min(heights)]
            return self.random.choice(branches)
        return self.choices.pick((id(schema), keyword), branches)

    def is_full(self, depth):
        return depth > DEEPEST or self.nodes > MOST_NODES

    def height(self, schema):
        """How many levels the smallest instance of a schema has; 9 for many."""
        return next((level for level in range(9) if self.ends_within(schema, level)), 9)

    def ends_within(self, schema, levels):
        if not isinstance(schema, dict):
            return True
        if levels < 0:
            return False
        key = (id(schema), levels)
        if key not in self.heights:
            self.heights[key] = False
            self.heights[key] = self.allows_null(schema) or self.parts_end_within(schema, levels)
        return self.heights[key]

    def parts_end_within(self, schema, levels):
        if "$ref" in schema:
            return self.ends_within(self.document.at(schema["$ref"]), levels)
        inner = [value for name, value in (schema.get("properties") or {}).items()
                 if name in (schema.get("required") or [])]
        if schema.get("minItems"):
            inner.append(schema.get("items"))
        unions = [schema[keyword] for keyword in ("oneOf", "anyOf") if schema.get(keyword)]
        return (
            all(self.ends_within(part, levels - 1) for part in inner)
            and all(self.ends_within(part, levels) for part in schema.get("allOf") or [])
            and all(any(self.ends_within(part, levels) for part in branches) for branches in unions)
        )

    # Values

    def make(self, schema, path):
        """An instance of a schema; Impossible where none is found."""
        self.nodes += 1
        if len(path) > 4 * DEEPEST:
            raise Impossible("too deep")
        # Not at the root: Swift's type of a nullable schema is `T`, and each use of it says `T?`. The uses are tried.
        if path and self.allows_null(schema) and self.random.random() < 0.2:
            return None
        schema = self.subclass(schema, path)
        merged = self.merged(schema, len(path))
        merged["key"] = self.identity(schema)
        if "values" in merged:
            return self.value(merged, path)
        kind = self.kind(merged)
        return getattr(self, f"make_{kind}", self.make_anything)(merged, path)

    def merged(self, schema, depth):
        """The schema with one branch of each union in it. Branches may exclude each other: others are tried then."""
        for attempt in range(MOST_BRANCHES):
            atoms = []
            try:
                self.expand(schema, atoms, None, depth)
                return merge(atoms, self.conjunctions)
            except Impossible:
                if attempt == MOST_BRANCHES - 1:
                    raise

    def identity(self, schema):
        while isinstance(schema, dict) and "$ref" in schema:
            schema = self.document.at(schema["$ref"])
        return id(schema)

    def subclass(self, schema, path):
        """For a schema with a discriminator and no union: one of the schemas that extend it, now and then."""
        reference = schema.get("$ref") if isinstance(schema, dict) else None
        target = self.document.at(reference) if reference else None
        extending = self.subclasses.get(reference, [])
        if isinstance(target, dict) and "discriminator" in target and extending and not self.is_full(len(path)):
            if not target.get("oneOf") and not target.get("anyOf"):
                chosen = self.choices.pick((id(target), "subclass"), [reference] + extending)
                return {"$ref": chosen}
        return schema

    def value(self, merged, path):
        values = [value for value in merged["values"] if value is not None]
        tagged = [value for value in values if value in merged.get("x-tags", [])]
        if not values:
            return None
        chosen = self.choices.pick((merged["key"], tuple(map(repr, tagged or values))), tagged or values)
        if isinstance(chosen, (str, int)) and not isinstance(chosen, bool):
            self.listed.append(path)
        return chosen

    def kind(self, merged):
        """The type of the instance; inferred from other keywords where the schema names none."""
        types = merged.get("types")
        if types is not None:
            names = sorted(types - {"null"}) or ["null"]
            return self.choices.pick((merged["key"], "type"), names)
        if "x-tags" in merged or any(key in merged for key in ("pattern", "minLength", "maxLength", "format", "contentEncoding")):
            return "string"
        has_members = any(merged[key] for key in ("properties", "required", "patternProperties"))
        if has_members or "additionalProperties" in merged:
            return "object"
        if "items" in merged or "prefixItems" in merged:
            return "array"
        return "number" if "minimum" in merged or "maximum" in merged else "anything"

    def make_null(self, merged, path):
        return None

    def make_boolean(self, merged, path):
        return self.choices.pick((merged["key"], "boolean"), [True, False])

    def make_integer(self, merged, path):
        if merged.get("x-double") or "number" in (merged.get("types") or ()):
            self.notes[path] = "integerIsDouble"
        return self.scalars.integer(merged, merged["key"])

    def make_number(self, merged, path):
        return self.scalars.number(merged, merged["key"])

    def make_file(self, merged, path):
        return "file"

    def make_string(self, merged, path):
        if "x-tags" in merged:
            self.listed.append(path)
            return self.choices.pick((merged["key"], "tag"), merged["x-tags"])
        if merged.get("format") == "date-time":
            self.notes[path] = "sameInstant"
        return self.scalars.string(merged, merged["key"])

    def make_anything(self, merged, path):
        options = [None, True, 7, 1.5, "text", [], {}, [1, "a", None, {"b": [True]}], {"a": {"b": None}, "c": [2.5]}]
        return self.choices.pick("anything", options)

    def make_array(self, merged, path):
        least, most = merged.get("minItems", 0), merged.get("maxItems")
        count = max(least, 0 if self.is_full(len(path)) else self.random.choice([0, 1, 1, 2, 3]))
        if self.presence == 1.0 and not self.is_full(len(path)):
            count = max(count, 1)
        if self.presence == 0.0:
            count = least
        first = merged.get("prefixItems") or []
        if first and merged.get("items", False) is False:
            # Elements that a tuple does not declare are left out, as they are ignored.
            most = len(first) if most is None else min(most, len(first))
        count = count if most is None else min(count, most)
        made = []
        for index in range(count):
            item = first[index] if index < len(first) else merged.get("items", {})
            for _ in range(6):
                value = self.make(item, path + (index,))
                if not merged.get("uniqueItems") or value not in made:
                    break
            if value is None and first and index >= least:
                self.notes[path + (index,)] = "nullIsAbsent"
            made.append(value)
        return made

    def make_object(self, merged, path):
        made = {}
        required = merged["required"]
        for name, schema in merged["properties"].items():
            if name in required:
                made[name] = self.make(schema, path + (name,))
                if made[name] is None and self.is_one_way(schema):
                    self.notes[path + (name,)] = "nullIsAbsent"
            elif self.random.random() < self.presence and not self.is_full(len(path)):
                self.add_optional(made, name, schema, path)
        for name in required:
            if name not in made:
                made[name] = self.make(self.undeclared_schema(merged), path + (name,))
        self.add_more(made, merged, path)
        is_closed = merged["properties"] and "additionalProperties" not in merged and not merged["patternProperties"]
        if self.has_undeclared and is_closed:
            made[UNDECLARED] = self.choices.pick("undeclared", ["text", 1, None, {"a": 1}])
            self.notes[path + (UNDECLARED,)] = "undeclaredIgnored"
        for name, schema in merged["properties"].items():
            if schema.keys() == {"x-tags"} if isinstance(schema, dict) else False:
                self.notes[path + (name,)] = "undeclaredTag"
        if merged.get("x-combined"):
            for name in made:
                self.notes.setdefault(path + (name,), "severalBranches")
        return made

    def is_one_way(self, schema):
        """Whether a property is only sent or only received, so that a type for both directions does without it."""
        parts = [schema] + schema.get("allOf", []) if isinstance(schema, dict) else []
        return any(part.get("readOnly") or part.get("writeOnly") for part in parts if isinstance(part, dict))

    def add_optional(self, made, name, schema, path):
        try:
            made[name] = self.make(schema, path + (name,))
        except (Impossible, UnknownReference):
            return
        if made[name] is None:
            self.notes[path + (name,)] = "nullIsAbsent"

    @staticmethod
    def undeclared_schema(merged):
        schema = merged.get("additionalProperties", {})
        return schema if isinstance(schema, dict) else {}

    def add_more(self, made, merged, path):
        """Members by patternProperties, and by additionalProperties where it is `true` or a schema."""
        if self.is_full(len(path)):
            return
        for pattern, schema in merged["patternProperties"].items():
            name = self.scalars.matching(pattern)
            if name is not None and name not in made:
                made[name] = self.make(schema, path + (name,))
        # An object about which nothing is said holds anything.
        says_something = merged["properties"] or merged["patternProperties"] or merged["required"]
        extra = merged.get("additionalProperties", None if says_something else True)
        count = max(merged.get("minProperties", 0) - len(made), 0)
        if extra is not None and extra is not False:
            count = max(count, self.random.choice([0, 1, 2]) if self.presence else 0)
            for index in range(count):
                name = self.extra_name(merged, index, path)
                if name not in made and name not in merged["properties"]:
                    made[name] = self.make(self.undeclared_schema(merged), path + (name,))
        elif count:
            for name in [name for name in merged["properties"] if name not in made][:count]:
                self.add_optional(made, name, merged["properties"][name], path)

    def extra_name(self, merged, index, path):
        if "propertyNames" in merged:
            return self.make(conjunction(ANY_STRING, merged["propertyNames"], self.conjunctions), path)
        return ["extraOne", "extra-two", "Extra Ünïcode", "extra_3"][index % 4]
