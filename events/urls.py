"""Addresses of pages."""

from datetime import date

from django.urls import path, register_converter

from events.views import (
    coverage,
    detail,
    feeds,
    frozen,
    oembed,
    share_pictures,
    sharing,
    sitemaps,
    timeline,
)


class DayConverter:
    """A day in an address: 2021-08-11."""

    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, value: str) -> date:
        return date.fromisoformat(value)

    def to_url(self, value: date) -> str:
        return value.isoformat()


register_converter(DayConverter, "day")

# What programs read is in English, at one address each.
for_programs = [
    path("oembed", oembed.oembed, name="oembed"),
    path("robots.txt", timeline.robots, name="robots"),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemap-<slug:section>.xml", sitemaps.section, name="sitemap-section"),
]
urlpatterns = [
    path("", timeline.conflicts, name="conflicts"),
    path("search/", detail.search, name="search"),
    path("about/", detail.about, name="about"),
    path("credits/", detail.credits, name="credits"),
    path("events/<int:pk>/", detail.event, name="event"),
    path("events/<int:pk>/embed/", sharing.embedded_event, name="event_embed"),
    path("places/<slug:slug>/", detail.place, name="place"),
    path("actors/<slug:slug>/", detail.actor, name="actor"),
    path("articles/<int:pk>/", detail.article, name="article"),
    path("<slug:slug>/", timeline.timeline, name="timeline"),
    path("<slug:slug>/<day:day>/", timeline.day, name="day"),
    path("<slug:slug>/coverage/", coverage.coverage, name="coverage"),
    path("<slug:slug>/embed/", sharing.embed, name="timeline_embed"),
    path("<slug:slug>/frozen/", frozen.frozen, name="frozen"),
    path("<slug:slug>/feed.atom", feeds.atom, name="feed"),
    path("<slug:slug>/calendar.ics", feeds.calendar, name="calendar"),
    path("<slug:slug>/timelinejs.json", feeds.timelinejs, name="timelinejs"),
    path("picture.png", share_pictures.site_picture, name="site_picture"),
    path("events/<int:pk>/picture.png", share_pictures.event_picture, name="event_picture"),
    path("<slug:slug>/picture.png", share_pictures.timeline_picture, name="timeline_picture"),
    path("<slug:slug>/<day:day>/picture.png", share_pictures.day_picture, name="day_picture"),
]
