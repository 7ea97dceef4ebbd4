"""Notes where the rules of the comparison apply to a value that was not made from its schema."""

import re

UNIONS = ("oneOf", "anyOf")


class Noting:
    """Walks a value beside its schema."""

    def __init__(self, document, validation):
        self.document = document
        self.validation = validation

    def notes(self, reference, value):
        found = {}
        self.walk([{"$ref": reference}], value, (), found)
        return found

    def walk(self, schemas, value, path, found):
        atoms = [atom for schema in schemas for atom in self.atoms(schema, value)]
        if isinstance(value, dict):
            for name, member in value.items():
                self.walk_member(atoms, name, member, path + (name,), found)
        elif isinstance(value, list):
            for index, element in enumerate(value):
                self.walk([self.element(atom, index) for atom in atoms], element, path + (index,), found)
        elif any(atom.get("format") == "date-time" for atom in atoms):
            found[path] = "sameInstant"

    def walk_member(self, atoms, name, member, path, found):
        declared = [schema for atom in atoms for schema in self.declarations(atom, name)]
        is_free = not any(atom.get("properties") or "additionalProperties" in atom for atom in atoms)
        is_required = any(name in (atom.get("required") or []) for atom in atoms)
        if not declared and not is_free and not is_required:
            found[path] = "undeclaredIgnored"
        elif member is None and not is_required:
            found[path] = "nullIsAbsent"
        else:
            self.walk(declared, member, path, found)

    def atoms(self, schema, value, seen=()):
        """The schemas without references and unions that the value has to fit."""
        if not isinstance(schema, dict) or id(schema) in seen:
            return []
        seen += (id(schema),)
        found = [schema]
        if "$ref" in schema:
            found += self.atoms(self.document.at(schema["$ref"]), value, seen)
        for branch in schema.get("allOf") or []:
            found += self.atoms(branch, value, seen)
        for keyword in UNIONS:
            branches = schema.get(keyword) or []
            fitting = [branch for branch in branches if self.validation.accepts(branch, value)]
            for branch in fitting or branches:
                found += self.atoms(branch, value, seen)
        return found

    @staticmethod
    def declarations(atom, name):
        if name in (atom.get("properties") or {}):
            return [atom["properties"][name]]
        patterns = atom.get("patternProperties") or {}
        matching = [schema for pattern, schema in patterns.items() if re.search(pattern, name)]
        additional = atom.get("additionalProperties", False)
        return matching or ([] if additional is False else [additional])

    @staticmethod
    def element(atom, index):
        first = atom.get("prefixItems") or []
        return first[index] if index < len(first) else atom.get("items", {})
