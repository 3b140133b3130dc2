"""The description for programmers, and its page."""

import re

import pytest
from django.contrib.staticfiles import finders

from conflict_timeline.api import api

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client):
    return client.get("/api/v1/docs")


def test_the_page_runs_under_the_strict_policy(page):
    policy = page["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert re.findall(r"<script(?![^>]*\b(?:src=|type=\"application/json\"))", page.text) == []
    assert re.findall(r"\s(?:style|on\w+)=", page.text) == []


def test_the_page_needs_no_other_host(page):
    assert re.findall(r"(?:src|href)=\"(?:https?:)?//", page.text) == []


def test_what_the_page_loads_is_there(page):
    loaded = re.findall(r"\"/static/([^\"]+)\"", page.text)
    assert len(loaded) >= 3
    assert all(finders.find(name) for name in loaded)


def test_every_operation_has_a_summary_and_names_its_refusals(client):
    paths = client.get("/api/v1/openapi.json").json()["paths"]
    for path in paths.values():
        assert path["get"]["summary"]
        assert "application/problem+json" in path["get"]["responses"]["4XX"]["content"]


def test_every_parameter_is_explained(client):
    paths = client.get("/api/v1/openapi.json").json()["paths"]
    asked = [one for path in paths.values() for one in path["get"].get("parameters", [])]
    assert [one["name"] for one in asked if one["in"] == "query" and "description" not in one] == []


def test_operations_have_names_of_their_own():
    names = [
        operation["operationId"]
        for path in api.get_openapi_schema()["paths"].values()
        for operation in path.values()
    ]
    assert len(names) == len(set(names))
