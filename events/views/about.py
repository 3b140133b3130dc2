"""Search, how we know, and credits."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from events.forms import SearchForm
from events.pages.search_page import search as search_for
from events.views.clocks import clocks_of


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    form = SearchForm(request.GET)
    understood = form.is_valid()
    q = form.cleaned_data["q"] if understood else ""
    clocks = clocks_of(request)
    found = search_for(q, on=clocks.on, known_by=clocks.known_by)
    context = {"form": form, "q": q, "found": found, "clocks": clocks}
    status = HTTPStatus.OK if understood else HTTPStatus.BAD_REQUEST
    return render(request, "events/search.html", context, status=status)


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    return render(request, "about.html")


@require_safe
def credits(request: HttpRequest) -> HttpResponse:
    return render(request, "credits.html")
