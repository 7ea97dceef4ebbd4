"""What the maker makes, and how it picks."""

import copy
from dataclasses import dataclass, field

UNKNOWN_TEXT = "unknown_tomorrow"
UNKNOWN_NUMBER = 80261


class Choices:
    """Picks what was picked least often before, so that few instances show every branch and value."""

    def __init__(self, generator):
        self.generator = generator
        self.counts = {}

    def pick(self, key, options):
        counts = self.counts.setdefault(key, {})
        least = min(counts.get(index, 0) for index in range(len(options)))
        index = self.generator.choice([n for n in range(len(options)) if counts.get(n, 0) == least])
        counts[index] = least + 1
        return options[index]


@dataclass
class Instance:
    value: object
    # The paths at which a rule of the comparison may apply, with the rule's name.
    notes: dict = field(default_factory=dict)
    # The paths of values of which the document lists all that it knows.
    listed: list = field(default_factory=list)

    def with_unknown(self, path):
        """The same with another value at one of these paths, as a later version of the API may send it."""
        whole = place = copy.deepcopy([self.value])
        *steps, last = (0,) + path
        for step in steps:
            place = place[step]
        place[last] = UNKNOWN_NUMBER if isinstance(place[last], int) else UNKNOWN_TEXT
        return Instance(whole[0], self.notes)

    def has(self, path):
        """Whether there is a text or a number at the path; some of what was made was given up."""
        value = self.value
        try:
            for step in path:
                value = value[step]
        except (KeyError, IndexError, TypeError):
            return False
        return isinstance(value, (str, int)) and not isinstance(value, bool)
