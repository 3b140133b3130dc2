"""The detail pages: one view a page."""

from events.views.events import event

__all__ = ["event"]
