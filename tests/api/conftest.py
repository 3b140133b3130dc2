import pytest


@pytest.fixture
def get(client):
    """Ask the API and read its JSON."""

    def ask(path, **query):
        return client.get(f"/api/v1/{path}", query)

    return ask


@pytest.fixture
def ids(get):
    """The ids that a list answers, in its order."""
    return lambda path, **query: [entry["id"] for entry in get(path, **query).json()["items"]]
