"""Random strings and numbers of every format."""

import base64
import math
import re
import uuid

try:
    from re import _constants as constants, _parser as parser
except ImportError:  # Python 3.10 and before
    import sre_constants as constants
    import sre_parse as parser

WORDS = ["alpha", "Grüße", "naïve café", "日本語", "🦦 otter", "say \"hi\"", "back\\slash", "a/b", "tab\there",
         "line\nbreak", "x", "null", "true", "12", "</script>", "Ω≈ç", " spaced "]
INTEGERS = {"int8": (-2**7, 2**7 - 1), "int16": (-2**15, 2**15 - 1), "int32": (-2**31, 2**31 - 1),
            "uint": (0, 2**64 - 1), "uint8": (0, 2**8 - 1), "uint16": (0, 2**16 - 1), "uint32": (0, 2**32 - 1),
            "uint64": (0, 2**64 - 1)}
DATE_TIMES = ["2024-02-29T12:00:00Z", "2023-01-01T00:00:00.5+02:00", "1969-12-31T23:59:59.123456Z",
              "2038-01-19T03:14:08-05:30", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "2024-06-01T10:20:30",
              "2020-10-10T10:10:10.123456789Z", "2021-03-04t05:06:07z"]


MOST = 1.5e300


def within(bound):
    """The bound, or the greatest that is one: documents write 1.8e308 for "any"."""
    return max(-MOST, min(MOST, bound))


class Scalars:
    def __init__(self, random, choices):
        self.random = random
        self.choices = choices

    def string(self, schema, key):
        """A string; `key` tells which schema it is, so that all spellings come in turn."""
        name = schema.get("format")
        # Of an instant the format says more than a pattern that allows a month 13.
        instants = self.instants(schema.get("pattern", "")) if name == "date-time" else []
        if schema.get("pattern") and not instants:
            made = self.matching(schema["pattern"])
            if made is not None:
                return self.fit(made, schema) if made == "" else made
        if name == "date-time":
            return self.choices.pick((key, "date-time"), instants or DATE_TIMES)
        if name in ("byte", "base64", "binary") or schema.get("contentEncoding") == "base64":
            return base64.b64encode(self.random.randbytes(self.random.choice([0, 1, 2, 3, 30]))).decode()
        samples = {
            "date": ["2024-02-29", "1900-01-01", "9999-12-31"],
            "uuid": [str(uuid.UUID(int=self.random.getrandbits(128)))],
            "uri": ["https://example.com/a?b=c&d=%20#e", "urn:isbn:0451450523", "https://example.com"],
            "url": ["https://example.com/a?b=c"], "email": ["ada@example.com"], "ipv4": ["192.0.2.1"],
            "ipv6": ["2001:db8::1"], "hostname": ["example.com"], "time": ["12:34:56Z"], "duration": ["P1DT2H"],
        }
        if name in samples:
            return self.random.choice(samples[name])
        return self.fit(self.choices.pick((key, "text"), [""] + WORDS), schema)

    def instants(self, pattern):
        """The instants that match the pattern."""
        try:
            return [text for text in DATE_TIMES if re.search(pattern, text)]
        except re.error:
            return []

    def fit(self, text, schema):
        least, most = schema.get("minLength", 0), schema.get("maxLength")
        while len(text) < least:
            text += self.random.choice("abcxyzäÖ 019")
        return text if most is None else text[:most]

    def integer(self, schema, key):
        low, high = INTEGERS.get(schema.get("format"), (-2**63, 2**63 - 1))
        step = schema.get("multipleOf")
        step = int(step) if step and step >= 1 and step == int(step) else 1
        low = max(low, math.ceil(within(schema.get("minimum", low))))
        high = min(high, math.floor(within(schema.get("maximum", high))))
        if schema.get("exclusiveMinimum") is not None:
            low = max(low, math.floor(within(schema["exclusiveMinimum"])) + 1)
        if schema.get("exclusiveMaximum") is not None:
            high = min(high, math.ceil(within(schema["exclusiveMaximum"])) - 1)
        first, last = -(-low // step), high // step
        ordinary = [value for value in (0, 1, 2, 7, 42, -3) if first <= value <= last]
        extreme = [first, last] if first <= last else [first]
        return step * self.choices.pick((key, "integer"), ordinary + extreme)

    def number(self, schema, key):
        if schema.get("multipleOf", 0) >= 1:
            return self.integer({**schema, "format": "int32"}, key)
        bounds = [schema.get("exclusiveMinimum", schema.get("minimum")), schema.get("exclusiveMaximum", schema.get("maximum"))]
        low, high = [None if bound is None or within(bound) != bound else bound for bound in bounds]
        if low is None and high is None:
            return self.choices.pick((key, "number"), [0.5, 1, 1.0, -2.25, 0, 3.14159265358979, 1e-9, 1.5e300, 1e15])
        low = high - 100 if low is None else low
        high = low + 100 if high is None else high
        between = low + (high - low) * self.choices.pick((key, "number"), [0.5, 0.25, 0.1, 0.75])
        ends = [] if {"exclusiveMinimum", "exclusiveMaximum"} & schema.keys() else [low, high]
        made = self.choices.pick((key, "end"), [between] + ends)
        step = schema.get("multipleOf")
        return round(round(made / step) * step, 10) if step else made

    def matching(self, pattern):
        """A string that matches the pattern, or None where it is beyond this small generator."""
        try:
            return self.from_tree(parser.parse(re.sub(r"\\p\{L[^}]*\}|\\p\{Alpha\}", "a-z", pattern), re.ASCII))
        except (re.error, NotImplementedError, OverflowError, RecursionError):
            return None

    def from_tree(self, tree):
        return "".join(self.from_node(name, argument) for name, argument in tree)

    def from_node(self, name, argument):
        if name == constants.LITERAL:
            return chr(argument)
        if name == constants.NOT_LITERAL:
            return "b" if argument == ord("a") else "a"
        if name == constants.ANY:
            return self.random.choice("aZ5-")
        if name == constants.IN:
            return self.from_set(argument)
        if name in (constants.MAX_REPEAT, constants.MIN_REPEAT):
            least, most, tree = argument
            return "".join(self.from_tree(tree) for _ in range(self.random.randint(least, min(int(most), least + 3))))
        if name == constants.SUBPATTERN:
            return self.from_tree(argument[-1])
        if name == constants.BRANCH:
            return self.from_tree(self.random.choice(argument[1]))
        if name == constants.AT:
            return ""
        raise NotImplementedError(name)

    def from_set(self, members):
        allowed = []
        for name, argument in members:
            if name == constants.LITERAL:
                allowed.append(chr(argument))
            elif name == constants.RANGE:
                allowed += [chr(argument[0]), chr(argument[1]), chr((argument[0] + argument[1]) // 2)]
            elif name == constants.CATEGORY:
                allowed += {constants.CATEGORY_DIGIT: "059", constants.CATEGORY_SPACE: " ",
                            constants.CATEGORY_WORD: "aZ_9"}.get(argument, "a-")
        if members[0][0] == constants.NEGATE:
            excluded = re.compile("[" + "".join(re.escape(letter) for letter in allowed) + "]")
            return next(letter for letter in "aZ5-_ .:é\u2603" if not allowed or not excluded.match(letter))
        return self.random.choice(allowed)
