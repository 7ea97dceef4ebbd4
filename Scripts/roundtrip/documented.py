"""Finds the examples that a document gives, each with the schema that it should fit."""

from dataclasses import dataclass
import json
import re

from .document import UnknownReference

STREAM = "text/event-stream"


@dataclass
class Example:
    # Where it stands, as a JSON pointer, and what it is an example of.
    pointer: str
    kind: str
    # Text that should be JSON, or a value.
    text: str = None
    value: object = None
    # The pointer of its schema; None where the document has none that is JSON. And the one for each event of a stream.
    schema: str = None
    event: str = None


def step(pointer, *names):
    return "/".join([pointer] + [str(name).replace("~", "~0").replace("/", "~1") for name in names])


def is_json(name):
    name = name.partition(";")[0].strip().lower()
    return name == "application/json" or name.endswith("+json")


class DocumentedExamples:
    """Goes through operations and component schemas in document order."""

    def __init__(self, document):
        self.document = document
        self.found = []
        for path, item in (document.root.get("paths") or {}).items():
            for method, operation in item.items() if isinstance(item, dict) else []:
                if isinstance(operation, dict) and "responses" in operation:
                    self.add_operation(operation, step("#/paths", path, method))
        for pointer in document.component_schemas():
            self.add_schema(document.at(pointer), pointer)

    def add_operation(self, operation, pointer):
        successes = [step(pointer, "responses", status) for status in operation["responses"] if str(status)[0] in "2d"]
        failures = [step(pointer, "responses", status) for status in operation["responses"] if str(status)[0] in "45d"]
        for number, (place, example) in enumerate(self.of_meta(operation.get("x-oaiMeta"), pointer)):
            for key, responses in [("response", successes), ("error_response", failures)]:
                if isinstance(example.get(key), str):
                    self.found.append(Example(
                        step(place, key), f"x-oaiMeta, {key} of an operation", text=example[key],
                        schema=self.content(responses, is_json), event=self.content(responses, lambda name: name == STREAM)))
            for language, code in self.requests(example):
                for text in bodies_of_curl(code):
                    self.found.append(Example(
                        step(place, "request", language), "x-oaiMeta, JSON body of a request with curl", text=text,
                        schema=self.content([step(pointer, "requestBody")], is_json)))
        for response in successes:
            self.add_media_types(response, "example of a response")
        if "requestBody" in operation:
            self.add_media_types(step(pointer, "requestBody"), "example of a request")

    @staticmethod
    def of_meta(meta, pointer):
        """The examples in `x-oaiMeta`: one object, or a list of them."""
        examples = meta.get("examples") if isinstance(meta, dict) else None
        place = step(pointer, "x-oaiMeta", "examples")
        if isinstance(examples, list):
            return [(step(place, index), example) for index, example in enumerate(examples) if isinstance(example, dict)]
        outer = {key: meta[key] for key in ("response", "parameters") if key in meta} if isinstance(meta, dict) else {}
        return [(place, outer | examples)] if isinstance(examples, dict) else [(place, outer)] if outer else []

    @staticmethod
    def requests(example):
        request = example.get("request")
        requests = request if isinstance(request, dict) else example
        return [("curl", requests["curl"])] if isinstance(requests.get("curl"), str) else []

    def content(self, places, accepts):
        """The pointer of the first schema whose media type is accepted."""
        for place in places:
            for name in self.media_types(place):
                if accepts(name):
                    return step(place, "content", name, "schema")
        return None

    def media_types(self, place):
        try:
            part = self.document.at(place)
            while "$ref" in part:
                part = self.document.at(part["$ref"])
        except UnknownReference:
            return {}
        return part.get("content") or {}

    def add_media_types(self, place, kind):
        for name, media_type in self.media_types(place).items():
            if not is_json(name) or not isinstance(media_type, dict) or "schema" not in media_type:
                continue
            pointer = step(place, "content", name)
            if "example" in media_type:
                self.add_value(step(pointer, "example"), kind, media_type["example"], step(pointer, "schema"))
            for key, example in (media_type.get("examples") or {}).items():
                if isinstance(example, dict) and "value" in example:
                    self.add_value(step(pointer, "examples", key), kind, example["value"], step(pointer, "schema"))

    def add_schema(self, schema, pointer):
        if not isinstance(schema, dict):
            return
        meta = schema.get("x-oaiMeta")
        if isinstance(meta, dict) and isinstance(meta.get("example"), str):
            self.found.append(Example(
                step(pointer, "x-oaiMeta", "example"), "x-oaiMeta of a schema", text=meta["example"], schema=pointer))
        if "example" in schema:
            self.add_value(step(pointer, "example"), "example of a schema", schema["example"], pointer)
        for index, value in enumerate(schema["examples"] if isinstance(schema.get("examples"), list) else []):
            self.add_value(step(pointer, "examples", index), "example of a schema", value, pointer)

    def add_value(self, pointer, kind, value, schema):
        self.found.append(Example(pointer, kind, value=value, schema=schema))


def bodies_of_curl(code):
    """What stands between single quotes after `-d`; a quote inside is written `'\\''`."""
    found = re.findall(r"(?:-d|--data|--data-raw|--data-binary)\s+\$?'((?:[^']|'\\'')*)'", code)
    return [text.replace("'\\''", "'") for text in found if text.lstrip()[:1] in ("{", "[")]


def events_of(text):
    """The values that an event stream carries as JSON; None for text that is no event stream."""
    lines = [line[5:].strip() for line in text.splitlines() if line.startswith("data:")]
    if not lines or not text.lstrip().startswith(("data:", "event:", "id:", ":")):
        return None
    try:
        return [json.loads(line) for line in lines if line != "[DONE]"]
    except ValueError:
        return None
