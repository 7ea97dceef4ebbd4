"""Validates instances with the package jsonschema, both dialects of OpenAPI as JSON Schema 2020-12."""

from jsonschema import Draft202012Validator

from .document import UnknownReference

SINGLE = ["items", "additionalProperties", "not", "if", "then", "else", "contains", "propertyNames",
          "unevaluatedProperties", "unevaluatedItems"]
LISTS = ["allOf", "oneOf", "anyOf", "prefixItems"]
MAPS = ["properties", "patternProperties", "dependentSchemas"]
PLAIN = ["type", "enum", "const", "required", "multipleOf", "minLength", "maxLength", "pattern", "minItems", "maxItems",
         "uniqueItems", "minProperties", "maxProperties", "minContains", "maxContains", "dependentRequired"]


class Validation:
    """Judges instances by the document alone. Formats are not looked at."""

    def __init__(self, document):
        self.document = document
        self.definitions = {}
        self.names = {}
        self.validators = {}

    def error(self, reference, instance, counts_one_of=True):
        """What is wrong with an instance, or None.

        Without `counts_one_of` an instance may match several branches of a oneOf, as careless documents have it.
        """
        key = (reference, counts_one_of)
        if key not in self.validators:
            self.validators[key] = Draft202012Validator(
                {"$ref": self.definition(reference, counts_one_of), "$defs": self.definitions}
            )
        try:
            found = next(self.validators[key].iter_errors(instance), None)
        except RecursionError:
            return "the schema refers to itself without end"
        return None if found is None else f"{found.json_path}: {found.message[:300]}"

    def accepts(self, schema, instance):
        """Whether an instance fits a schema of the document, given itself."""
        key = id(schema)
        if key not in self.validators:
            self.validators[key] = Draft202012Validator({"$defs": self.definitions} | self.converted(schema))
        try:
            return self.validators[key].is_valid(instance)
        except RecursionError:
            return False

    def converted(self, schema):
        converted = self.schema(schema, False)
        return converted if isinstance(converted, dict) else {} if converted else {"not": {}}

    def definition(self, reference, counts_one_of):
        file, _, pointer = reference.partition("#")
        key = (file or self.document.path, pointer, counts_one_of)
        if key not in self.names:
            name = f"d{len(self.names)}"
            self.names[key] = name
            try:
                schema = self.schema(self.document.at(reference), counts_one_of)
            except UnknownReference:
                schema = {}
            self.definitions[name] = schema
        return f"#/$defs/{self.names[key]}"

    def schema(self, source, counts_one_of):
        """A schema of the document, in JSON Schema 2020-12."""
        if not isinstance(source, dict):
            return source is not False
        result = {}
        if "$ref" in source:
            result["$ref"] = self.definition(source["$ref"], counts_one_of)
            if self.document.is_3_0:
                return self.nullable(source, result)
        result |= {key: source[key] for key in PLAIN if key in source}
        if source.get("type") is None or source.get("type") == "file":
            result.pop("type", None)
        if isinstance(source.get("type"), list):
            result["type"] = ["null" if name is None else name for name in source["type"]]
        for key in SINGLE:
            if key in source and not isinstance(source[key], list):
                result[key] = self.schema(source[key], counts_one_of)
        for key in LISTS:
            if key in source:
                branches = [self.schema(branch, counts_one_of) for branch in source[key]]
                result["anyOf" if key == "oneOf" and not counts_one_of and "anyOf" not in source else key] = branches
        for key in MAPS:
            if isinstance(source.get(key), dict):
                result[key] = {name: self.schema(value, counts_one_of) for name, value in source[key].items()}
        self.bounds(source, result)
        return self.nullable(source, result)

    @staticmethod
    def bounds(source, result):
        """Numeric bounds, exclusive ones as a Boolean (3.0) or as a number (3.1)."""
        for bound, exclusive in [("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")]:
            if source.get(exclusive) is True and bound in source:
                result[exclusive] = source[bound]
            else:
                result |= {key: source[key] for key in (bound, exclusive)
                           if key in source and not isinstance(source[key], bool)}

    @staticmethod
    def nullable(source, result):
        """`nullable` adds null to whatever stands beside it: also to $ref, allOf and enum, as its authors mean it."""
        return {"anyOf": [result, {"type": "null"}]} if source.get("nullable") is True else result
