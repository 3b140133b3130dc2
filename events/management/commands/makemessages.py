from django.core.management.commands.makemessages import Command as MakeMessages


class Command(MakeMessages):
    """Django's own, which also collects what is given to `message` and `counted`."""

    xgettext_options = [  # noqa: RUF012
        *MakeMessages.xgettext_options,
        "--keyword=message:1",
        "--keyword=counted:1,2",
    ]
