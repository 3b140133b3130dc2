"""A page as a reader gets it: its words, what is marked, its headings."""

import re
from itertools import pairwise


def html_of(response) -> str:
    return response.content.decode()


def text(response) -> str:
    """All text of a page, blanks folded, without markup."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html_of(response)))


def marked(response) -> list[str]:
    return re.findall(r"<mark>(.*?)</mark>", html_of(response), re.DOTALL)


def heading_steps(response) -> list[int]:
    """How much deeper each heading is than the one before; the first counts from nothing."""
    levels = [int(level) for level in re.findall(r"<h([1-6])\b", html_of(response))]
    return [after - before for before, after in pairwise([0, *levels])]
