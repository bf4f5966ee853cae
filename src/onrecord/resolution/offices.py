"""Words for offices, professions and kin that stand for people, and forms of address."""

import re
from typing import Final, Literal

Gender = Literal["male", "female"]

MALE_HONORIFICS: Final = frozenset("mr sir lord king prince".split())
FEMALE_HONORIFICS: Final = frozenset("mrs ms miss lady queen princess dame".split())
HONORIFICS: Final = MALE_HONORIFICS | FEMALE_HONORIFICS | frozenset(["dr", "prof", "hon", "rev"])

# Abbreviated titles and the office each stands for.
TITLE_ABBREVIATIONS: Final = {
    "sen": "senator",
    "sens": "senator",
    "rep": "representative",
    "reps": "representative",
    "gov": "governor",
    "govs": "governor",
    "lt": "lieutenant",
    "gen": "general",
    "col": "colonel",
    "maj": "major",
    "capt": "captain",
    "sgt": "sergeant",
    "cmdr": "commander",
    "adm": "admiral",
    "pres": "president",
    "del": "delegate",
    "ald": "alderman",
    "supt": "superintendent",
    "atty": "attorney",
    "ag": "attorney",
    "rev": "reverend",
    "prof": "professor",
    "dr": "doctor",
}

OFFICES: Final = frozenset(
    """
    accountant activist actor actress adviser advisor aide alderman alderwoman ambassador
    analyst anchor archbishop architect artist assemblyman assemblymember assemblywoman
    attorney auditor author banker baroness bishop broadcaster businessman businesswoman cabinet
    campaigner candidate captain caretaker ceo cfo chair chairman chairperson chairwoman chancellor
    chief clerk co-chair co-founder coach coo columnist comedian commander commissioner comptroller
    congressman congressmember congresswoman consultant contractor controller coordinator
    democrat coroner correspondent councillor councilman councilmember councilor councilwoman
    counsel cardinal cto delegate deputy designer developer diplomat director doctor economist
    editor educator engineer entrepreneur envoy executive expert farmer filmmaker firefighter
    fisherman founder frontman general governor head historian host incumbent inspector
    investigator investor journalist judge justice king landlord lawmaker lawyer leader
    lecturer legislator lieutenant magistrate major manager marshal mayor megadonor minister
    mogul mp musician negotiator nominee novelist nurse officer official operative organizer
    owner pastor philanthropist physician pilot planner player poet policeman policewoman
    politician pollster pope premier presenter president president-elect priest prince princess
    principal producer professor programmer prosecutor publisher queen rabbi ranger rapper
    reporter representative republican researcher reverend salesman scholar scientist secretary
    senator sergeant sheriff singer socialist solicitor speaker spokesman spokesperson
    spokeswoman statesman strategist student superintendent supervisor surgeon surveyor teacher
    technician treasurer trustee tycoon undersecretary vice-president whip worker writer
    """.split()
)

KIN: Final = frozenset(
    """
    wife husband son daughter mother father brother sister widow widower uncle aunt cousin
    nephew niece grandmother grandfather ex-wife ex-husband
    """.split()
)

MALE_WORDS: Final = frozenset(
    """
    chairman spokesman congressman councilman businessman alderman assemblyman policeman
    salesman fisherman statesman frontman actor king prince husband son father brother widower
    uncle nephew grandfather ex-husband man boy gentleman priest pope cardinal
    """.split()
)
FEMALE_WORDS: Final = frozenset(
    """
    chairwoman spokeswoman congresswoman councilwoman businesswoman alderwoman assemblywoman
    policewoman actress queen princess baroness wife daughter mother sister widow aunt niece
    grandmother ex-wife woman girl lady
    """.split()
)
_MALE: Final = MALE_HONORIFICS | MALE_WORDS
_FEMALE: Final = FEMALE_HONORIFICS | FEMALE_WORDS

# Adjectives that tell of an office: "her mayoral campaign".
OFFICE_ADJECTIVES: Final = {
    "mayoral": "mayor",
    "presidential": "president",
    "gubernatorial": "governor",
    "senatorial": "senator",
    "congressional": "representative",
    "papal": "pope",
    "ministerial": "minister",
}

# Offices of which a person holds one at a time; another one of these speaks against identity.
HEAD_OFFICES: Final = frozenset(
    """
    president mayor governor senator representative premier chancellor pope king queen judge
    justice sheriff
    """.split()
)

# What people of an office are called as well.
_SAME_OFFICE: Final = {
    "congressman": "representative",
    "congresswoman": "representative",
    "congressmember": "representative",
    "councilman": "councilmember",
    "councilwoman": "councilmember",
    "councillor": "councilmember",
    "councilor": "councilmember",
    "chairman": "chair",
    "chairwoman": "chair",
    "chairperson": "chair",
    "spokesman": "spokesperson",
    "spokeswoman": "spokesperson",
    "lawyer": "attorney",
    "advisor": "adviser",
    "justice": "judge",
    "lawmaker": "representative",
    "legislator": "representative",
    "vice-president": "president",
}

_WORD: Final = re.compile(r"[^\W\d_][\w’'-]*")


def plain_office(word: str) -> str:
    """Return the office that a word or its abbreviation stands for, in one form for all genders."""
    plain = word.lower().rstrip(".")
    plain = TITLE_ABBREVIATIONS.get(plain, plain)
    return _SAME_OFFICE.get(plain, plain)


def is_office(word: str) -> bool:
    """Whether a single word names an office, a profession or kin."""
    plain = word.lower().rstrip(".")
    return plain in OFFICES or plain in KIN or plain in TITLE_ABBREVIATIONS


def offices_in(words: str) -> frozenset[str]:
    """Return the offices that a phrase names, in their plain form."""
    return frozenset([plain_office(word) for word in _WORD.findall(words) if is_office(word)])


def gender_in(words: str) -> Gender | None:
    """Return the gender that a title or a description tells, or None."""
    if not words:
        return None
    plain = {word.lower() for word in _WORD.findall(words)}
    male = not _MALE.isdisjoint(plain)
    female = not _FEMALE.isdisjoint(plain)
    if male == female:
        return None
    return "male" if male else "female"
