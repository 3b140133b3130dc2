"""Numbered pages of a list, and the links between them."""

from dataclasses import dataclass

from events.pages.addresses import Address


@dataclass(frozen=True)
class Pager:
    """A page of a list by its number; `goes_on` says that the list is longer than its pages.

    `address` is that of any page of the list.
    """

    address: Address
    number: int
    last_number: int
    goes_on: bool = False

    @property
    def previous_url(self) -> str:
        return self._numbered(self.number - 1) if self.number > 1 else ""

    @property
    def next_url(self) -> str:
        return self._numbered(self.number + 1) if self.number < self.last_number else ""

    def _numbered(self, number: int) -> str:
        return f"{self.address.with_(page=number if number > 1 else None)}#events"
