"""What every test shares."""

import hypothesis
import pytest
from django.conf import settings as django_settings

hypothesis.settings.register_profile("untimed", deadline=None)  # speed is for tests/benchmarks
hypothesis.settings.load_profile("untimed")


@pytest.fixture(autouse=True)
def _own_folders(settings, tmp_path):
    """Uploads and drawn pictures go to a folder of the test, never to the project's."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.SHARE_PICTURES_DIR = tmp_path / "share_pictures"


@pytest.fixture(scope="session")
def on_postgresql() -> bool:
    return django_settings.DATABASES["default"]["ENGINE"].endswith("postgresql")
