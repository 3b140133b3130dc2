"""Accept and reject buttons that stand inside other forms."""

from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from events.admin.decisions import decision_url
from events.models import Report
from events.vocabulary import Verdict

_BUTTONS = (("accept", "Accept", Verdict.ACCEPTED), ("reject", "Reject", Verdict.REJECTED))


def verdict_buttons(report: Report) -> SafeString:
    """Buttons of the page's form `verdicts`, which carries the token and the reason.

    A form cannot stand inside the change form, but a button can belong to another one.
    """
    return format_html_join(
        " ",
        '<button form="verdicts" formaction="{}" class="verdict {}" aria-label="{} report {}">'
        "{}</button>",
        (
            (decision_url(report, name), name, label, report.pk, label)
            for name, label, verdict in _BUTTONS
            if report.verdict != verdict
        ),
    )
