"""Whether a capitalised name can be of a place, by its own words: no person, people or army."""

import re

from events.common_words import PERSONAL_NAMES
from events.extraction.parties import ARMED_NOUNS
from events.extraction.wordlists import words

# `the Iraqi city`, `a Sunni town`: who lives there, not what it is called.
_OF_PEOPLE = re.compile(r"(?:ian|ish|ese|ean|ani|ni|qi|di|ti|shi|bi|ite|lim|an|ic)s?$")
_MADE_IN = re.compile(r"[A-Z][a-z]+(?:ican|ian|ese|ish|nch)$")
_HELD = re.compile(r"-(?:held|controlled|run|ruled|led|backed|based)$")
WITH_ARTICLE = re.compile(
    r"(?i:ar|as|at|az|an|ad|adh|ash|ath|ed|es|ez|esh|et|er|en|a|al|el|ul)-[A-Z]"
)
# First words of toponyms in many languages: a name of two words that begins so is no person's.
_PREFIXES = words(
    "Um Umm Abu Al El Ain Ayn Tel Tell Tal Tall Camp Deir Dayr Beit Bayt Bir Wadi Khan Kafr Kfar "
    "Jebel Jabal "
    "Ras Qala Qalat Bala Darya Sar Pul Khwaja Nahr San Santa Saint Fort Port New Nova Novo Novi "
    "Stara Stari Velika Mala Mount Lake Old Upper Lower East West North South Bani Banu Hajji Shahr"
)
_ENDINGS = words(
    "Pass Gorge Centre Center Bridge Heights Hill Hills Junction Crossing Island Islands Point "
    "Valley Mountain Mountains Qala Camp Port Gate Airport Airfield Airbase Base Dam Fort Castle "
    "Creek Bay Harbour"
)
_WITH_ONE_OF = 2  # words
# Given names before `al-`, which make a name a person's.
_GIVEN = words(
    "muammar osama usama ayman salah nouri haider haidar ibrahim yusuf yousef yousuf mahmoud "
    "mahmud mohammed muhammad mohamed mohammad mustafa hassan hasan hussein husain hussain "
    "abdel abdul moqtada muqtada nasser nasir saif seif khalifa anwar fayez fayiz ismail tariq "
    "tarek walid qasim qassem qais mokhtar iyad zine zein said saeed sayed salem salim samir "
    "rami riad riyad rashad rashid jamal gamal kamal karim majid maher mazen munir nabil najib "
    "naim bakr bilal faisal fahd farouk ghazi habib hadi hisham imad issa jaber jalal jassim "
    "khaled luay malik maan mansour marwan mehdi mahdi muqdad nizar nuri omran othman qadri "
    "raed raad sabah sadiq sami shaker suhail sultan taha talal thamer turki wael yahya yasin "
    "yasser zaki ziad zuhair abu umm bin ibn sheikh imam sayyid ayatollah general colonel prime "
    "president brigadier"
)
_LEADING = frozenset({"of", "the", "Control", "Capture", "Fall", "Loss", "Seizure", "Recapture"})
_KINDS = words("Province Township District County Governorate Oblast Region")
_NO_PLACES = words(
    "Key Strategic Major Important Disputed Besieged Historic Ancient Vital Crucial Remote Small "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May "
    "June July August September October November December English French Arabic Russian "
    "Ramadan Parliament Congress Government President General Colonel Mr Mrs Ms Dr Operation "
    "Serb Serbs Croat Croats Kurds Tuaregs "
    "Turk Turks Uzbek Tajik Pashtun Chechen Tamil Hutu Tutsi Tuareg Berber "
    "Swiss Dutch Greek Thai Czech Welsh Kazakh Uzbek Turkmen Kyrgyz Slovak Kurd Afghan "
    "Spite Favour Favor Charge Addition Response Osprey Apache Hercules "
    "Hazara Neither Either None Penitentiary Prison Jail Stadium Hospital University Palace "
    "Sea Ocean Dinka Nuer Yazidi Alawite Maronite Rohingya "
    "Humvee Humvees Kalashnikov Kalashnikovs "
    "Human Rights Observatory Watch Agency Commission Committee "
    "Several Few Dozens Hundreds Thousands Both Arab Kurd Sunni Shia Shiite Muslim Christian Druze "
    "God Islam Allah Another Other Every Each Any No Such One The This That These Those There It "
    "He She They We You I In On At By For With Without "
    "One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Dozen Provinces Districts "
    "Towns Villages Cities Capitals Regions Fronts Countries States "
    "Almost Nearly Even Still Only Just Perhaps Border Frontier "
    "Unfortunately Meanwhile Reportedly Separately Similarly Eventually Finally Recently Currently "
    "Earlier Later Soon Overnight Yesterday "
    "Nearby Neighbouring Neighboring Previously Apparently Allegedly Tragically Sadly Fortunately "
    "Additionally Consequently "
    "Among Amid Amongst Between Within Without Throughout During Despite "
    "From And But Should Would Could Were When While After Before If Since Some Many Most All "
    "According Army Brigade "
    "Division State Defence Defense Ministry Minister Council Party University Western Eastern "
    "Northern Southern Central West East North South Prime Foreign Twitter Facebook Telegram"
)


def is_of_people(name: str) -> bool:
    """`Iraqi`, `Russians`: a people, or what is theirs; not `Al-Urban`."""
    return bool(_OF_PEOPLE.search(name)) and not WITH_ARTICLE.match(name)


def is_no_person(name: str) -> bool:
    """A single word, or one of the words that names of places begin or end with."""
    parts = name.split()
    linked = parts[0].endswith(("-e", "-i", "-ye"))  # "Lash-e Juwayn"
    if len(parts) == _WITH_ONE_OF and WITH_ARTICLE.match(parts[1]):  # "Hamam al-Alil"
        return parts[0].lower() not in PERSONAL_NAMES | _GIVEN
    return len(parts) == 1 or linked or parts[0] in _PREFIXES or parts[-1] in _ENDINGS


def can_be_place(name: str) -> bool:
    """Whether a capitalised name is no weekday, army, title, nor letters that stand for one."""
    parts = name.split()
    if any(part in _NO_PLACES or part.lower() in ARMED_NOUNS for part in parts):
        return False
    if len(parts) == 1 and name.lower() in PERSONAL_NAMES:
        return False
    if len(parts) > 1 and _MADE_IN.match(parts[0]) and parts[-1].endswith("s"):
        return False  # "American Humvees"
    letters = re.match(r"[A-Z]{3}", name)  # "SPLM-North"
    return len(name) > 2 and not letters and not _HELD.search(name)


def without_lead(name: str) -> str:
    """`After Shire`, `Minbya Township`: what begins a sentence, or says the kind, is no name."""
    parts = name.split()
    while len(parts) > 1 and (parts[0] in _NO_PLACES or parts[0] in _LEADING):
        parts.pop(0)
    while len(parts) > 1 and parts[-1] in _KINDS:
        parts.pop()
    return " ".join(parts)
