"""Words of roles: parties, offices beyond those of `offices`, places, and what goes with them."""

import re
from typing import Final

from onrecord.resolution.offices import KIN, OFFICES, TITLE_ABBREVIATIONS

PARTY_NAMES: Final = tuple(
    """
    Democratic-Farmer-Labor|Democratic|Democrats|Democrat|Republicans|Republican|GOP|Libertarians
    |Libertarian|Scottish Labour|Welsh Labour|New Labour|Labour Co-operative|Labour|Labor|Tories
    |Tory|Conservatives|Conservative|Liberal Democrats|Liberal Democrat|Lib Dems|Lib Dem
    |Liberal National|Liberals|Liberal|Greens|Green|SNP|Scottish National|Plaid Cymru|DUP|SDLP|UUP
    |Democratic Unionist|Ulster Unionist|Social Democratic and Labour|Sinn Féin|Sinn Fein
    |Fianna Fáil|Fianna Fail|Fine Gael|UKIP|Reform UK|Brexit|New Democrats|New Democrat|NDP
    |Bloc Québécois|Parti Québécois|Progressive Conservative|One Nation|Nationals
    |New Zealand First|ACT New Zealand|Te Pāti Māori|Independents|Independent|independent
    """.replace("\n    ", "")
    .strip()
    .split("|")
)
"""Parties of the main English-speaking democracies, and those who belong to them."""

# Names of parties that are common words too, or of countries' affairs: a party only where a role
# or "party" follows, not at the head of a sentence.
AMBIGUOUS_PARTIES: Final = frozenset(
    "Conservative Liberal Labour Labor Green Brexit Independent independent Nationals".split()
)
PARTY_MEMBERS: Final = frozenset(
    """
    democrat democrats republican republicans libertarian libertarians tory tories conservative
    conservatives liberal liberals green greens independent independents
    """.split()
)
"""Nouns for who belongs to a party."""

PARTY_LETTERS: Final = frozenset("R D I L G DFL Rep Dem Ind Con Lab".split())

OTHER_ROLES: Final = frozenset(
    """
    member co-host commentator blogger fellow surrogate vice-chair vice-chairman dean provost
    rector curator conductor composer photographer chef detective constable trooper paramedic
    psychologist psychiatrist biologist chemist physicist astronomer sociologist anthropologist
    epidemiologist geologist meteorologist statistician mathematician lobbyist broker electrician
    plumber carpenter mechanic driver soldier veteran secretary-general advocate mp msp mep mla
    archaeologist virologist ecologist psychotherapist therapist dentist pharmacist lieutenant
    vice-chancellor taoiseach tánaiste moderator assemblyperson councilperson organiser archdeacon
    goalkeeper striker midfielder quarterback pitcher boxer golfer cyclist swimmer captain
    """.split()
)
ROLE_NOUNS: Final = (OFFICES | KIN | OTHER_ROLES) - {"cabinet", "major"}

# Offices that are held of a place rather than of an organization.
TERRITORIAL: Final = frozenset(
    """
    mayor governor senator representative premier king queen prince princess sheriff congressman
    congresswoman congressmember assemblyman assemblywoman alderman alderwoman ambassador lawmaker
    legislator mp msp mep mla attorney delegate councilman councilwoman councillor councilor
    councilmember taoiseach native resident democrat republican bishop archbishop state
    """.split()
)
# Nouns whose "of" tells no organization and no place.
NOTHING_OF: Final = KIN | frozenset("author writer producer designer owner student friend".split())

TITLE_PARTS: Final = frozenset(
    """
    acting assistant associate adjunct attorney campaign chief communications council
    council's county deputy district emeritus emerita executive finance financial fire first
    foreign general health high information interim junior lead lieutenant lord majority
    managing marketing medical minority national operating party police policy political press
    presidential prime private public regional research secretary security senior shadow
    staff state technology transport vice-presidential vice water mayoral gubernatorial
    congressional senatorial parliamentary city school budget planning village town borough pro
    tem
    """.split()
)
"""Words that belong to the title after them, before any office."""

FORMER: Final = frozenset("former ex one-time onetime retired then late".split())
# Words that say nothing of a role and are left out at its beginning.
NOT_OF_TITLE: Final = frozenset(
    """
    new longtime long-time young old older elderly local top popular embattled powerful prominent
    influential leading famous wealthy rich veteran fellow current newly outgoing incoming likely
    possible presumptive presumed apparent own only other another last next second third main
    key big great good best well-known noted renowned respected disgraced controversial outspoken
    conservative liberal progressive moderate communist centrist left-wing right-wing far-right
    far-left then-unknown lifelong devout self-taught award-winning married single gay black white
    male female billionaire millionaire no presumptive glamorous
    """.split()
)
SELF_DESCRIBED: Final = frozenset(
    "self-described self-styled self-proclaimed self-declared self-identified avowed".split()
)
BODIES: Final = frozenset(
    [
        "senate",
        "house",
        "congress",
        "parliament",
        "cabinet",
        "white house",
        "supreme court",
        "pentagon",
        "house of representatives",
        "house of commons",
        "house of lords",
        "state department",
        "justice department",
        "treasury",
    ]
)
"""Public bodies that are known by these words alone."""

_PLACE_NAMES: Final = """
    Alabama|Ala.|Alaska|Arizona|Ariz.|Arkansas|Ark.|California|Calif.|Colorado|Colo.|Connecticut
    |Conn.|Delaware|Del.|Florida|Fla.|Georgia|Ga.|Hawaii|Idaho|Illinois|Ill.|Indiana|Ind.|Iowa
    |Kansas|Kan.|Kentucky|Ky.|Louisiana|La.|Maine|Maryland|Md.|Massachusetts|Mass.|Michigan|Mich.
    |Minnesota|Minn.|Mississippi|Miss.|Missouri|Mo.|Montana|Mont.|Nebraska|Neb.|Nevada|Nev.
    |New Hampshire|N.H.|New Jersey|N.J.|New Mexico|N.M.|New York|N.Y.|North Carolina|N.C.
    |North Dakota|N.D.|Ohio|Oklahoma|Okla.|Oregon|Ore.|Pennsylvania|Pa.|Rhode Island|R.I.
    |South Carolina|S.C.|South Dakota|S.D.|Tennessee|Tenn.|Texas|Tex.|Utah|Vermont|Vt.|Virginia
    |Va.|Washington|Wash.|West Virginia|W.Va.|Wisconsin|Wis.|Wyoming|Wyo.|D.C.
    |US|U.S.|UK|U.K.|United States|United Kingdom|England|Scotland|Wales|Northern Ireland|Ireland
    |Canada|Australia|New Zealand|American|British|English|Scottish|Welsh|Irish|Canadian|Australian
    |New South Wales|Victoria|Queensland|Tasmania|South Australia|Western Australia|Ontario|Quebec
    |Alberta|Manitoba|Saskatchewan|Nova Scotia|New Brunswick|British Columbia
"""
PLACES: Final = frozenset(_PLACE_NAMES.replace("\n    ", "").strip().split("|"))
"""States, provinces and countries of the English-speaking democracies, with abbreviations."""

ABBREVIATIONS: Final = frozenset(
    {place.lower() for place in PLACES if place.endswith(".")}
    | {f"{title}." for title in TITLE_ABBREVIATIONS}
    | {"mr.", "mrs.", "ms.", "st.", "ft.", "mt.", "jr.", "sr.", "co.", "inc.", "corp.", "tex."}
    | {"lt.", "asst.", "dept.", "univ.", "assn.", "bros.", "ltd.", "no."}
)
"""Abbreviations whose full stop ends no sentence."""

OF_TITLES: Final = frozenset(
    """
    staff state defense defence treasury commerce health homeland labor energy agriculture
    education interior justice foreign finance veterans transportation housing transport war
    """.split()
)
"""What follows "of" within a title, in capitals too: "Secretary of State"."""

ARTICLES: Final = frozenset("a an the his her its their our my".split())
STOPS: Final = frozenset(
    """
    of for at in from with to on by as and or but who whom whose which that this these those when
    while where after before because if than said says told is was were are be been has had have
    will would can could may might did does do not also now still according since until till
    during under over about into like including he she they it i we you
    """.split()
)
"""Words at which a noun phrase ends: prepositions, conjunctions, verbs and pronouns."""

ENDS: Final = STOPS | ARTICLES
"""Words at which a noun phrase ends, and those that begin another."""

_HYPHENS: Final = re.compile(r"[-–]")


def role_noun(word: str) -> str | None:
    """Return the singular, in lower case, of a word for a role, or None where it is none."""
    plain = word.lower().rstrip(".")
    if _is_noun(plain):
        return plain
    if plain in PARTY_MEMBERS:
        return plain
    if plain.endswith("s") and _is_noun(plain[:-1]):
        return plain[:-1]
    parts = _HYPHENS.split(plain)
    if len(parts) > 1:
        return next((p for p in parts if p in ROLE_NOUNS or p in TITLE_ABBREVIATIONS), None)
    return None


def is_plural_role(word: str) -> bool:
    """Whether a word stands for several people of one role: "Sens.", "governors"."""
    plain = word.lower().rstrip(".")
    if plain in PARTY_MEMBERS:
        return plain.endswith("s")
    return plain.endswith("s") and (plain[:-1] in ROLE_NOUNS or plain[:-1] in TITLE_ABBREVIATIONS)


def _is_noun(plain: str) -> bool:
    return plain in ROLE_NOUNS or plain in TITLE_ABBREVIATIONS
