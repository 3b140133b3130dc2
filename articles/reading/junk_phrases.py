"""What page junk looks like, as rows of patterns. junk.py says how they are applied."""

import re


def _any(*patterns: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), flags)


_SITE = r"(?:facebook|twitter|x|instagram|telegram|whatsapp|youtube|linkedin|google news|tiktok)"
_LETTER = r"(?:newsletters?|updates|alerts?|mailing list|e-?mails?|channel|briefing|digest|podcast)"
_OURS = r"(?:articles?|stories|news|posts?|topics?|content|reading|coverage|reports?|videos?)"
_DOMAIN = r"(?:com|org|net|in|info|io|co|uk|af|pk|news|edu|gov|eu|de|fr|ru|ua|ir)"
_WIRE = r"(?:afp|ap|reuters|epa|efe|getty(?: images)?|shutterstock|anadolu|xinhua|tass)"

# Whole lines that label a field of a form, from end to end: others of the form follow.
FORM_FIELD = _any(
    r"\* ?(?:indicates )?required(?: fields?)?\.?",
    r"(?:your |full |first |last |user)?name ?\*?:?",
    r"(?:your )?e-?mail(?: address)? ?\*?:?",
    r"(?:phone|telephone|mobile)(?: number)? ?\*?:?",
    r"(?:re-?type |confirm )?password ?\*?:?",
)

# Whole lines of menus, buttons and share bars, from end to end.
MENU_LINE = _any(
    r"subscribe(?: now| here| today| free)?[!.]?",
    r"sign (?:up|in|me up)(?: now| here| today| free)?[!.]?",
    r"(?:submit|register|log ?in|unsubscribe|search|menu|home|back to top|close|got it)[!.]?",
    r"skip to (?:main )?content",
    r"(?:join|enrol|enroll|apply|register|donate|buy|order|shop)(?: us)? (?:now|today|here)[!.]?",
    r"(?:made|powered) (?:with|by)\b.{0,40}",
    r"(?:facebook |leave a |post a |view |\d+ )?(?:comments?|reply|replies)(?: \(\d+\))?:?",
    rf"share(?: this)?(?: (?:article|story|post|page|on|via))?(?: {_SITE})?:?",
    rf"tweet|pin it|print|copy link|save|like|follow|reddit|pinterest|e-?mail|{_SITE}",
    r"advertise?ments?|sponsored(?: content)?|promoted(?: content)?|ad",
    r"(?:most|more) (?:read|popular|viewed|shared|stories|news|from\b.{0,40})|trending(?: now)?",
    rf"(?:related|recommended|latest|top)(?: {_OURS})?(?: for you)?:?",
    r"you may also like:?|don['’]?t miss:?|editor['’]?s['’]? picks?:?|read more:?|tags:?|topics:?",
    r"loading(?:\.\.\.|…)?|accept(?: all)?(?: cookies)?|i agree",
    r"by (?:signing|subscribing|submitting|clicking|registering|continuing)\b.{0,40}"
    r"\byou (?:agree|accept|consent)\b.{0,300}",
    r"terms(?: of (?:use|service))?|privacy policy|cookie policy|contact us|about us",
)

# Whole lines told by how they begin.
LABELLED_LINE = _any(
    r"(?:image|photo|picture|file photo|photograph|(?:cover|featured|lead) image|video|graphic)s?"
    r"(?: (?:source|credit|courtesy|by|via))? ?:",
    r"(?:image|photo|picture|photograph)s? (?:source|credit|courtesy)\b",
    r"(?:also read|read also|see also|read more|read next|watch|related|more on this)"
    r"(?: (?:this|also|more|now|next|here|articles?|stories|story|news|posts?|videos?))?"
    r" ?(?::|\||»|>|→)",
    r"(?:also read|read also|see also|read more|read next|more on this)\b(?!.*[.!?])",
    r"(?:tags?|filed under|topics?|category|categories|keywords) ?:",
    r"©|\(c\) ?(?:19|20)\d\d|copyright (?:©|\(c\)|(?:19|20)\d\d)",
    r"all rights reserved\b|disclaimer ?:",
    r"the (?:views?|opinions?|facts)(?:,? (?:and|or|&) (?:views?|opinions?|facts))? expressed"
    r" (?:in this|here|above|below|by the (?:author|writer|contributor)|are (?:those|personal))",
    r"views (?:expressed )?are (?:personal|the author|those of|the writer)",
    r"(?:we|this (?:web)?site) uses? cookies\b|by continuing to (?:use|browse)\b",
    r"this material may not be (?:published|broadcast|reproduced)\b",
)

# Sentences that speak to the reader or for the house, from end to end.
CALL = _any(
    r"(?:please )?subscribe (?:to|for)\b.{0,120}",
    rf"(?:please )?sign up (?:to|for)\b.{{0,60}}{_LETTER}.{{0,60}}",
    rf"(?:follow|find|like|join) (?:us|our|me|@\w+|[\w ]{{2,40}}) on {_SITE}\b.{{0,80}}",
    r"follow (?:us|@\w+)(?: here| now)?",
    rf"(?:join|get|receive) (?:our|free|daily|the latest)\b.{{0,60}}{_LETTER}.{{0,60}}",
    r"(?:click|tap) (?:here|on the link|below)\b.{0,120}",
    r"download (?:our|the) (?:free |new )?(?:[\w ]{1,30} )?app\b.{0,80}",
    r"(?:support|donate to) (?:our|independent) (?:journalism|work|newsroom)\b.{0,120}",
    r"(?:get|enjoy) (?:unlimited|full) (?:digital )?access\b.{0,120}",
    r"already (?:a subscriber|registered|have an account)\b.{0,60}",
    r"(?:this|the) (?:story|article|report) (?:has been|is|was) (?:published|auto-?generated)"
    r" (?:from|by) an? .{0,60}(?:feed|syndicat\w+)\b.{0,120}",
    r"advertisement|(?:story|article) continues below\b.{0,40}",
    r"all rights reserved",
)

# Lines that end in who took the picture.
CAPTION = _any(
    r"[(\[][^()\[\]]{0,80}\b(?i:photos?|image|picture)\b[^()\[\]]{0,80}[)\]]\.?$",
    r"\[[^\[\]/]{2,40}(?:/[^\[\]/]{2,40})+\]\.?$",
    rf"(?:/ ?|via |[—–-] ?)(?i:{_WIRE})(?i:[/ ](?:file|photo|via .*|getty images))$",
    # After a name; two wires alone on a line are credited for the text.
    r"(?<!^AFP)(?<!^AP)(?<!^Reuters)/(?:AFP|AP|Reuters|REUTERS|EPA|Getty(?: Images)?)$",
    flags=0,
)

# Lines that are an address, a number, a link.
CONTACT_LINE = _any(
    r"(?:e-?mail ?:? ?)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    r"(?:https?://|www\.)\S+",
    rf"(?:[a-z0-9-]+\.)+{_DOMAIN}(?:/\S*)?",
    r"(?:(?:tel|phone|call|fax|mobile|whatsapp)\.? ?:? ?)?[+(]{0,2}\d[\d ()./-]{6,22}\d",
)

# A line in capitals that holds one of these sells something.
ADVERT_WORDS = frozenset({
    "course", "courses", "certificate", "diploma", "webinar", "subscribe", "discount",
    "register", "enrol", "enroll", "apply", "advertisement", "sponsored", "newsletter",
    "download", "tickets", "admissions",
})  # fmt: skip
