"""The small war of the pages, as readers' tools get it."""

from tests.pages.conftest import fall, war

__all__ = ["fall", "war"]
