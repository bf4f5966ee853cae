"""What words tell a deed of each PLOVER root: a list of our own, written from the definitions.

Phrases are in the past tense, or in the future where a root is of what is to come. The party that
the deed is done to follows the phrase, or stands where it has ``~``. `training.made_deeds` makes
sentences of them. The lexicon of `extraction/happenings/actions` has single words and how to read
around them; these are whole phrases that tell one root and no other.

Source: PLOVER, Political Language Ontology for Verifiable Event Records, chapter 3 (its categories
and their ambiguities; its examples are not used).
"""

from typing import Final

from onrecord.schema.happenings import PloverRoot

_LISTED: Final[dict[PloverRoot, str]] = {
    "AGREE": """
        agreed to meet; agreed to hold talks with; agreed to cooperate with; agreed to help;
        promised to help; promised aid to; promised support for; pledged to support;
        pledged to send relief to; pledged money for; offered to mediate between;
        offered to talk to; offered assistance to; offered to send doctors to;
        vowed to work with; is willing to work with; is ready to negotiate with;
        is prepared to meet; plans to visit; will visit; will meet; will hold talks with;
        will sign a treaty with; will send aid to; will support; will provide loans to;
        would step up cooperation with; would seek peace with; is expected to visit;
        is due to meet; invited; committed to a partnership with; agreed on a plan with;
        reached an agreement in principle with; agreed to resume trade with; agreed to a truce with
    """,
    "CONSULT": """
        met; met with; held talks with; visited; hosted; received; spoke by phone with; called;
        phoned; discussed trade with; conferred with; consulted; negotiated with;
        held a summit with; arrived for talks with; sat down with; had a meeting with;
        paid a visit to; travelled to; exchanged views with; welcomed ~ at the palace;
        held a video conference with; held negotiations with; mediated between; opened talks with;
        resumed negotiations with; concluded a visit to; hosted a dinner for; flew to
    """,
    "SUPPORT": """
        praised; endorsed; backed; supported; voiced support for; expressed support for;
        expressed solidarity with; commended; applauded; hailed; congratulated; defended;
        recognized; recognized the government of; established diplomatic ties with;
        restored diplomatic relations with; signed a treaty with; signed an agreement with;
        signed a deal with; ratified a treaty with; concluded a pact with; approved of;
        threw its weight behind; thanked; paid tribute to; stood by; welcomed the election of;
        appointed; nominated; hired; voted for; promoted; honoured; opened an embassy in
    """,
    "COOPERATE": """
        cooperated with; held joint exercises with; held joint manoeuvres with; traded with;
        shared intelligence with; exchanged information with; extradited a suspect to;
        worked together with; expanded trade with; resumed trade with; bought gas from;
        sold grain to; opened a joint venture with; carried out joint patrols with;
        joined forces with; launched a joint project with; trained together with;
        deepened economic cooperation with; strengthened military cooperation with;
        imported oil from; exported machines to; handed over evidence to the prosecutors of
    """,
    "AID": """
        sent aid to; donated money to; gave money to; provided food to; delivered supplies to;
        supplied weapons to; delivered medicine to; granted asylum to; lent money to;
        gave a loan to; funded; financed; forgave the debt of; cancelled the debt of; rescued;
        evacuated; sheltered; fed; trained the soldiers of; armed; sent doctors to;
        sent troops to help; provided military assistance to; provided humanitarian relief to;
        approved a grant for; paid compensation to; paid reparations to; subsidized;
        airlifted supplies to; gave refuge to; provided training for; helped; bailed out
    """,
    "YIELD": """
        released; freed; set ~ free; pardoned; granted amnesty to; apologized to;
        expressed regret to; withdrew troops from; withdrew from; pulled out of; retreated from;
        ceded territory to; surrendered to; laid down arms before; declared a ceasefire with;
        observed a truce with; lifted the curfew in; lifted the ban on; lifted sanctions on;
        eased restrictions on; eased sanctions against; ended the blockade of;
        ended the siege of; returned the bodies to; returned property to; repatriated;
        gave back land to; allowed inspectors into; let observers into; admitted peacekeepers to;
        resigned from; stepped down from; dropped charges against; acquitted; reinstated;
        made concessions to; gave in to; backed down before; ended the strike at;
        disarmed under the eyes of; accepted the demands of; lifted the state of emergency in;
        reopened the border with; unblocked the accounts of; restored the rights of
    """,
    "REQUEST": """
        asked; asked for help from; urged; called on; called for the release of; demanded;
        demanded an answer from; demanded the resignation of; appealed to; appealed for aid from;
        requested; requested assistance from; pressed; pleaded with; begged; ordered;
        insisted on an apology from; lobbied; petitioned; sought help from; sought support from;
        encouraged; summoned aid from; told ~ to leave; instructed; called for reforms in;
        subpoenaed; asked for documents from; recommended to
    """,
    "ACCUSE": """
        accused; blamed; condemned; criticized; denounced; deplored; decried; sued;
        filed a lawsuit against; filed a complaint against; charged; indicted; prosecuted;
        brought charges against; put ~ on trial; complained about; complained of; lashed out at;
        slammed; attacked the record of; rebuked; protested in a note to; investigated;
        opened an investigation into; launched an inquiry into; launched a probe of;
        is investigating; questioned; alleged fraud by; convicted; found ~ guilty;
        expressed concern about; objected to; disputed the report of; reprimanded; mocked;
        took ~ to court; called ~ a liar; summoned the ambassador of; held ~ responsible;
        voiced outrage at; censured; impeached
    """,
    "REJECT": """
        rejected; rejected a proposal of; refused; refused to meet; refused to negotiate with;
        refused to recognize; refused to comment to; declined to comment to; declined a request of;
        turned down; turned down an offer from; dismissed; ruled out talks with; denied;
        denied a request from; vetoed; blocked; opposed; boycotted talks with;
        cancelled a meeting with; called off talks with; walked out of talks with; defied;
        ignored the appeals of; would not talk to; would not give in to; spurned; resisted;
        voted against; refused to extradite a suspect to; broke off talks with; will not join;
        overruled; struck down; refused entry to
    """,
    "THREATEN": """
        threatened; threatened to attack; threatened to sue; threatened sanctions against;
        threatened to retaliate against; threatened to cut ties with; threatened war against;
        warned; warned of consequences for; gave an ultimatum to; issued an ultimatum to;
        warned of strikes against; vowed revenge on; vowed to punish; vowed to strike back at;
        threatened to expel; threatened to fire; threatened to boycott; threatened to arrest;
        threatened to impose tariffs on; sent a bomb threat to; sent death threats to;
        will retaliate against; may impose sanctions on
    """,
    "PROTEST": """
        protested against; demonstrated against; rallied against; marched against;
        went on strike against; held a sit-in against; rioted against; picketed;
        took to the streets against; staged a demonstration against; staged a walkout against;
        went on hunger strike against; held a vigil against; blocked roads against; boycotted;
        gathered in protest outside; chanted slogans against; burned the flag of;
        held a rally against; walked off the job at
    """,
    "SANCTION": """
        imposed sanctions on; imposed tariffs on; placed an embargo on; cut aid to;
        suspended aid to; froze funds for; halted trade with; cut ties with;
        severed relations with; broke off diplomatic relations with; recalled its ambassador from;
        expelled the diplomats of; suspended ~ from the council; expelled ~ from the party; fired;
        dismissed ~ from office; sacked; fined; blacklisted; withdrew its ambassador from;
        reduced imports from; suspended cooperation with; withdrew its support from;
        cancelled a contract with; stopped payments to; banned imports from; tightened sanctions on;
        closed its embassy in; left the alliance with; terminated an agreement with;
        downgraded relations with; ordered ~ to pay damages; revoked the licence of
    """,
    "MOBILIZE": """
        mobilized troops against; deployed troops to; deployed soldiers along the border with;
        sent warships towards; sent fighter jets towards; massed troops on the border of;
        put its forces on alert against; moved tanks to; tested a missile near;
        conducted military exercises near; deployed police to; stepped up patrols around;
        called up reservists against; reinforced its garrison at; raised the alert level over;
        moved artillery within range of; sent an aircraft carrier near; stationed missiles in
    """,
    "COERCE": """
        arrested; detained; jailed; imprisoned; deported; raided; searched the home of;
        seized the property of; confiscated goods from; took ~ into custody; sentenced ~ to prison;
        banned; outlawed; censored; shut down; closed the offices of; imposed a curfew on;
        imposed martial law on; declared a state of emergency in; blockaded; besieged;
        cordoned off; restricted the movement of; hacked; hacked the servers of; cut off power to;
        cut off water to; blocked access to; expelled ~ from the country;
        placed ~ under house arrest;
        occupied the offices of; extradited; froze the accounts of; captured; took control of;
        barred; silenced; suppressed; cracked down on; evicted; spied on;
        spread false reports about; revoked the passport of; impounded a ship of; dispersed
    """,
    "ASSAULT": """
        attacked; bombed; shelled; killed; shot; shot dead; murdered; assassinated; kidnapped;
        abducted; tortured; beat; stabbed; executed; raped; massacred; invaded;
        fired rockets at; fired missiles at; fired on; opened fire on; launched an air strike on;
        launched an offensive against; clashed with; fought; fought with; ambushed; wounded;
        injured; blew up; burned down; destroyed; set fire to; hijacked; took ~ hostage;
        fired tear gas at; used chemical weapons against; hit ~ with drones; stormed;
        detonated a bomb near; poisoned; lynched; expelled ~ en masse; shot down a plane of
    """,
}

PHRASES: Final[dict[PloverRoot, tuple[str, ...]]] = {
    root: tuple(" ".join(phrase.split()) for phrase in listed.split(";"))
    for root, listed in _LISTED.items()
}
"""Phrases of each root."""
