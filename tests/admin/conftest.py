import re

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
        fields = as_shown(page)
        return client.post(url, {**fields, **typed})

    return send


def as_shown(page):
    """Every value of the admin form and its inlines, as the page holds them."""
    context = page.context
    forms = [context["adminform"].form]
    for inline in context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    return {
        field.html_name: "" if field.value() is None else field.value() for field in _fields(forms)
    }


def _fields(forms):
    for form in forms:
        for field in form:
            if field.name != "picture":
                field.initial = field.form[field.name].value()
                yield field


def messages_of(response):
    return " ".join(re.sub(r"\s+", " ", str(one)) for one in response.context["messages"])
