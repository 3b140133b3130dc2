"""What the articles say, and what we hold happened: one noun a module."""

from events.models.actors import Actor, ActorName
from events.models.conflicts import Conflict, ConflictParty, ConflictPlace
from events.models.counts import CountReport
from events.models.events import Event, EventActor
from events.models.merges import Merge
from events.models.places import Place, PlaceName
from events.models.readings import Reading
from events.models.reports import Report, ReportActor
from events.models.states import EventState
from events.models.texts import EventText

__all__ = [
    "Actor",
    "ActorName",
    "Conflict",
    "ConflictParty",
    "ConflictPlace",
    "CountReport",
    "Event",
    "EventActor",
    "EventState",
    "EventText",
    "Merge",
    "Place",
    "PlaceName",
    "Reading",
    "Report",
    "ReportActor",
]
