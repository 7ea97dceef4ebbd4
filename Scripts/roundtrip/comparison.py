"""Compares JSON before and after a round trip, by the rules of the design."""

from datetime import datetime, timedelta, timezone
import re

RULES = {
    "nullIsAbsent": "a null of an optional property is left out: absent and null mean the same; properties that are only sent or "
                    "only received are optional",
    "undeclaredIgnored": "a member that the schema does not declare is ignored (no additionalProperties)",
    "undeclaredTag": "the property of a discriminator is ignored where the branch does not declare it, like any such member",
    "severalBranches": "a value of several branches of an anyOf at once is read as one of them, and keeps that one's members",
    "integerIsDouble": "an integer where numbers are allowed, too, is a Double, which holds 15 digits",
    "unknownIsDouble": "an integer of more than 64 bits, signed, in a branch that is unknown is a Double, as JSON's numbers are",
    "sameInstant": "a date-time is written in another spelling, for the same instant",
}


def instant(text):
    """The moment of RFC 3339 text, in UTC where no zone is given; None for other text."""
    match = re.fullmatch(r"(\d{4}-\d\d-\d\d)[Tt ](\d\d:\d\d:\d\d)(\.\d+)?([Zz]|([+-])(\d\d):(\d\d))?", str(text))
    if not match:
        return None
    try:
        moment = datetime.strptime(f"{match[1]} {match[2]}", "%Y-%m-%d %H:%M:%S").replace(tzinfo=timezone.utc)
    except ValueError:
        return None
    seconds = (moment - datetime(2001, 1, 1, tzinfo=timezone.utc)).total_seconds() + float(match[3] or 0)
    offset = timedelta(hours=int(match[6] or 0), minutes=int(match[7] or 0)).total_seconds()
    return seconds + offset if match[5] == "-" else seconds - offset


def is_beyond_64_bits(value):
    return isinstance(value, int) and not -(2 ** 63) <= value < 2 ** 63


class Comparison:
    """Finds how the result differs from the original. `rules` are the differences that the design allows."""

    def __init__(self, notes, is_unknown=False):
        self.notes = notes
        self.is_unknown = is_unknown
        self.rules = []
        self.differences = []
        # Objects of which an undeclared member came back: their type is any JSON, which would survive everything.
        self.untyped = []

    def compare(self, original, result, path=()):
        if isinstance(original, dict) and isinstance(result, dict):
            self.compare_objects(original, result, path)
        elif isinstance(original, list) and isinstance(result, list):
            missing = range(len(result), len(original))
            if missing and all(self.notes.get(path + (index,)) == "nullIsAbsent" for index in missing):
                self.rules.append("nullIsAbsent")
            elif len(original) != len(result):
                self.differ(path, f"{len(original)} elements became {len(result)}")
            for index, (left, right) in enumerate(zip(original, result)):
                self.compare(left, right, path + (index,))
        elif self.notes.get(path) == "integerIsDouble" and isinstance(result, (int, float)) and original != result:
            self.compare_doubles(original, result, path)
        elif self.is_unknown and isinstance(result, float) and is_beyond_64_bits(original):
            self.compare_doubles(original, result, path, "unknownIsDouble")
        elif not self.same_scalar(original, result):
            self.compare_instants(original, result, path)

    def compare_objects(self, original, result, path):
        for name, value in original.items():
            inner = path + (name,)
            if name in result:
                if self.notes.get(inner) == "undeclaredIgnored":
                    self.untyped.append(path_text(path))
                self.compare(value, result[name], inner)
            elif self.notes.get(inner) in ("nullIsAbsent", "undeclaredIgnored", "undeclaredTag"):
                self.rules.append(self.notes[inner])
            elif any(self.notes.get(inner[:length]) == "severalBranches" for length in range(1, len(inner) + 1)):
                self.rules.append("severalBranches")
            else:
                self.differ(inner, f"lost (was {short(value)})")
        for name in result.keys() - original.keys():
            self.differ(path + (name,), f"added ({short(result[name])})")

    def compare_doubles(self, original, result, path, rule="integerIsDouble"):
        if float(original) == float(result):
            self.rules.append(rule)
        else:
            self.differ(path, f"{short(original)} became {short(result)}")

    def compare_instants(self, original, result, path):
        before, after = instant(original), instant(result)
        if self.notes.get(path) == "sameInstant" and before is not None and after is not None:
            # A Date holds about a tenth of a microsecond in our times.
            if abs(before - after) < 2e-6 * max(1, abs(before) / 1e9):
                self.rules.append("sameInstant")
                return
        self.differ(path, f"{short(original)} became {short(result)}")

    @staticmethod
    def same_scalar(left, right):
        numbers = (int, float)
        if isinstance(left, bool) or isinstance(right, bool):
            return left is right
        if isinstance(left, numbers) and isinstance(right, numbers):
            return left == right
        return type(left) is type(right) and left == right

    def differ(self, path, text):
        self.differences.append(f"{path_text(path)}: {text}")


def path_text(path):
    return "$" + "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)


def short(value):
    text = repr(value)
    return text if len(text) < 80 else text[:77] + "..."
