"""What every test shares."""

import os

import hypothesis
import pytest
from django.conf import settings as django_settings

hypothesis.settings.register_profile("untimed", deadline=None)  # speed is for tests/benchmarks
hypothesis.settings.load_profile("untimed")


def pytest_xdist_auto_num_workers() -> int:
    """One more worker than there are cores: some always wait for their browsers."""
    return len(os.sched_getaffinity(0)) + 1 if hasattr(os, "sched_getaffinity") else 3


@pytest.fixture(autouse=True)
def _own_folders(settings, tmp_path):
    """Uploads and drawn pictures go to a folder of the test, never to the project's."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.SHARE_PICTURES_DIR = tmp_path / "share_pictures"


@pytest.fixture(scope="session")
def on_postgresql() -> bool:
    return django_settings.DATABASES["default"]["ENGINE"].endswith("postgresql")
