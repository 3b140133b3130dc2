from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.conf.urls.static import static
from django.contrib import admin
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import include, path

from conflict_timeline.api import api
from events.urls import for_programs


def favicon(request: HttpRequest) -> HttpResponse:
    """Browsers that ask for it unasked are told where it is."""
    return redirect(staticfiles_storage.url("icon.svg"))


urlpatterns = [
    path("admin/", admin.site.urls),
    path("api/v1/", api.urls),
    path("favicon.ico", favicon),
    # Uploads, in development only: in production the web server serves them.
    *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),
    path("", include(for_programs)),
    *i18n_patterns(path("", include("events.urls")), prefix_default_language=False),
]
