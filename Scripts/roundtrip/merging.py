"""Merges schemas that all have to hold into one."""


class Impossible(Exception):
    """No instance satisfies the schema, as far as can be seen."""


LOWEST = ["maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"]
HIGHEST = ["minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"]


def types_of(schema):
    """The types that a schema names, or None."""
    names = schema.get("type")
    if names is None:
        return None
    return {"null" if name is None else name for name in (names if isinstance(names, list) else [names])}


def narrower(left, right):
    """The types in both lists; an integer is a number."""
    both = left & right
    if "integer" in left | right and "number" in left | right:
        both |= {"integer"} if not {"integer", "number"} <= left & right else set()
    return both


def json_equal(left, right):
    return left == right and isinstance(left, bool) == isinstance(right, bool)


def conjunction(left, right, known):
    """One schema for two that both have to hold. The same two give the same object: choices are counted by object."""
    if left is None or right is left:
        return right
    return known.setdefault((id(left), id(right)), {"allOf": [left, right]})


def merge(atoms, known):
    """One schema with the keywords of all; none of them has `$ref`, `allOf`, `oneOf` or `anyOf`.

    `known` are the conjunctions made before.
    """
    merged = {"properties": {}, "patternProperties": {}, "required": []}
    for atom in atoms:
        merge_values(merged, atom)
        for key in LOWEST + HIGHEST:
            if key in atom and not isinstance(atom[key], bool):
                narrow = min if key in LOWEST else max
                merged[key] = narrow(merged.get(key, atom[key]), atom[key])
            elif atom.get(key) is True:
                bound = "minimum" if key == "exclusiveMinimum" else "maximum"
                merged[key] = atom.get(bound)
        for key in ("properties", "patternProperties"):
            for name, schema in (atom.get(key) or {}).items():
                merged[key][name] = conjunction(merged[key].get(name), schema, known)
        merged["required"] += [name for name in atom.get("required") or [] if name not in merged["required"]]
        for key in ("items", "prefixItems", "propertyNames"):
            if key in atom:
                merged[key] = atom[key] if key == "prefixItems" else conjunction(merged.get(key), atom[key], known)
        if "additionalProperties" in atom:
            merged["additionalProperties"] = additional(merged, atom["additionalProperties"], known)
        for key in ("format", "pattern", "multipleOf", "uniqueItems", "x-tags", "x-combined", "x-double",
                    "contentEncoding"):
            if atom.get(key) not in (None, False):
                merged[key] = atom[key]
    return merged


def additional(merged, schema, known):
    """What undeclared members have to be, where several schemas say something about them."""
    other = merged.get("additionalProperties", True)
    if other is True or other == {}:
        return schema
    if schema is True or schema == {}:
        return other
    return False if False in (other, schema) else conjunction(other, schema, known)


def merge_values(merged, atom):
    """The types, and the values that an enum or a const leaves."""
    types = types_of(atom)
    if types is not None:
        merged["types"] = types if "types" not in merged else narrower(merged["types"], types)
        if not merged["types"]:
            raise Impossible("no common type")
    values = [atom["const"]] if "const" in atom else atom.get("enum")
    if values is not None:
        before = merged.get("values")
        merged["values"] = [
            value for value in values if before is None or any(json_equal(value, other) for other in before)
        ]
        if not merged["values"]:
            raise Impossible("no common value")
