"""What every test shares."""

import pytest
from django.conf import settings as django_settings


@pytest.fixture(autouse=True)
def _own_folders(settings, tmp_path):
    """Uploads go to a folder of the test, never to the project's."""
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture(scope="session")
def on_postgresql() -> bool:
    return django_settings.DATABASES["default"]["ENGINE"].endswith("postgresql")
