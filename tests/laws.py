"""On which worlds a law is tried: in the suite on the same few, where a search is asked for on many others.

So the suite turns red by a change alone, and who changes what a law is about searches besides.
"""

import os

from hypothesis import settings

SEARCH = os.environ.get("PLANTRACK_TEST_SEARCH")
TIMES = max(1, int(SEARCH or 1))  # how many times as many as in the suite


def examples(number: int) -> settings:
    """Return the decorator of a law that is tried on so many worlds in the suite."""
    return settings(max_examples=number * TIMES)
