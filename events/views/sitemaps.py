"""The sitemap: an index, and the pages of each section."""

from django.contrib.sitemaps import views
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from events.sitemaps import SECTIONS


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    return views.index(request, SECTIONS, sitemap_url_name="sitemap-section")


@require_safe
def section(request: HttpRequest, section: str) -> HttpResponse:
    """A page of a section, `?p=2`."""
    return views.sitemap(request, SECTIONS, section)
