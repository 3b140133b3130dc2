"""The pages of places and actors."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from events.models import Actor, Place
from events.pages.actor_page import actor_page
from events.pages.heads.details import actor_head, place_head
from events.pages.place_page import place_page
from events.views.clocks import clocks_of


@require_safe
def place(request: HttpRequest, slug: str) -> HttpResponse:
    places = Place.objects.select_related("province", "capital_of")
    shown = places.defer("shape", "province__shape", "capital_of__shape")
    found = get_object_or_404(shown, slug=slug)
    clocks = clocks_of(request)
    page = place_page(found, on=clocks.on, known_by=clocks.known_by)
    head = place_head(page, request.build_absolute_uri, on=clocks.on, known_by=clocks.known_by)
    return render(request, "events/place.html", {"page": page, "place": found, "head": head})


@require_safe
def actor(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Actor.objects.select_related("side"), slug=slug)
    clocks = clocks_of(request)
    page = actor_page(found, on=clocks.on, known_by=clocks.known_by)
    head = actor_head(page, request.build_absolute_uri, on=clocks.on, known_by=clocks.known_by)
    return render(request, "events/actor.html", {"page": page, "actor": found, "head": head})
