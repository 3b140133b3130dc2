"""The words under an id of a page."""

import lxml.html


def words(response, within: str = "content") -> str:
    """Blanks folded; `content` is the main part of every page."""
    page = lxml.html.fromstring(response.content.decode())
    return " ".join(page.get_element_by_id(within).text_content().split())
