import pytest
from django.contrib.auth.models import Group, User

from tests.factories import make_user


@pytest.fixture
def editor(db) -> User:
    user = make_user(username="edna", is_staff=True)
    user.groups.add(Group.objects.get(name="Editors"))
    return user


@pytest.fixture
def desk(client, editor):
    """A client at which an editor has logged in."""
    client.force_login(editor)
    return client


@pytest.fixture
def submit():
    """Fill in the form that a page shows and send it, as a browser would."""

    def send(client, url, **typed):
        page = client.get(url)
        assert page.status_code == 200, page.status_code
        return client.post(url, {**as_shown(page), **typed})

    return send


def as_shown(page):
    """Every value of the admin form and its inlines, as the page holds them."""
    forms = [page.context["adminform"].form]
    for inline in page.context.get("inline_admin_formsets", ()):
        forms += [inline.formset.management_form, *inline.formset.forms]
    fields = [field for form in forms for field in form if field.name != "picture"]
    return {field.html_name: _shown(field.value()) for field in fields}


def _shown(value):
    return "" if value is None else value
