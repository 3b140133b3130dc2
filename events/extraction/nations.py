"""How words for a people begin like the name of its country: `Syria`, `Syrian`."""

from itertools import takewhile

_SHORTEST = 4  # letters that a people shares with its country at the least
_ENDING = 2  # letters by which its name may differ at the end


def stem_of(country: str) -> str:
    """How names of a country and of its people begin."""
    return country[: max(_SHORTEST, len(country) - _ENDING)]


def letters_shared(people: str, country: str) -> int:
    """How many letters two words begin with alike; 0 where too few to tell."""
    pairs = zip(people, country, strict=False)
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    return shared if shared >= _SHORTEST else 0


def is_of_country(party: str, country: str) -> bool:
    """Whether `Azerbaijani army` is of the country with a name, `Azerbaijan`; '' has none."""
    return bool(country) and any(word.startswith(stem_of(country)) for word in party.split())
