"""The detail pages: one view a page."""

from events.views.about import about, credits, search
from events.views.articles import article
from events.views.events import event
from events.views.subjects import actor, place

__all__ = ["about", "actor", "article", "credits", "event", "place", "search"]
