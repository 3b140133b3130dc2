"""Lists of words, written as text so that they read as such."""


def words(text: str) -> frozenset[str]:
    """`"north south"` gives {"north", "south"}."""
    return frozenset(text.split())
