"""Short and pet forms of given names: facts of the English language, no list of people."""

from typing import Final

# A full form, then the forms in everyday use for it. Spellings of one name stand together too.
_FORMS: Final = """
    abigail abby gail
    abraham abe
    alan allan allen al
    albert al bert
    alexander alex alec sandy xander
    alexandra alex sandra lexi
    alfred al fred alf
    alice ali
    alison allison ali
    amanda mandy
    andrew andy drew
    angela angie
    ann anne annie nan
    anthony antony tony
    antonio tony
    arthur art
    barbara barb babs
    bartholomew bart
    benjamin ben benny
    bernard bernie
    beverly bev
    bradley brad
    calvin cal
    carol carole
    caroline carrie
    catherine katherine kathryn katharine cathy kathy kate katie kay kit kitty
    charles charlie chuck chas
    charlotte lottie
    christina christine chris chrissy tina
    christopher chris kit topher
    clifford cliff
    clinton clint
    constance connie
    curtis curt
    cynthia cindy
    daniel dan danny
    david dave davey
    deborah debra deb debbie
    dennis denny
    dolores lola
    dominic nick dom
    donald don donny donnie
    dorothy dot dotty dolly
    douglas doug
    edmund ed eddie ned ted
    edward ed eddie ned ted teddy
    edwin ed eddie
    eleanor ellie nell nora
    elijah eli
    elizabeth elisabeth liz lizzie beth betsy betty bess libby eliza
    emily em emmy
    ernest ernie
    eugene gene
    evelyn evie
    florence flo
    frances fran fanny frankie
    francis frank fran
    francisco frank paco
    franklin frank
    frederick fred freddie
    gabriel gabe
    gabriella gabrielle gabby
    geoffrey jeffrey jeff geoff
    gerald gerry jerry
    geraldine gerry
    gilbert gil
    gregory greg
    harold harry hal
    harrison harry
    harvey harv
    helen nell
    henry harry hank hal
    herbert herb bert
    howard howie
    hubert hugh bert
    irving irv
    isaac ike
    isabel isabella bella izzy
    jacob jake jack
    jacqueline jackie
    james jim jimmy jamie jimbo
    jane janie
    janet jan
    janice jan
    jason jay
    jean jeanne jeannie
    jennifer jen jenny jenn
    jeremiah jerry
    jeremy jerry
    jerome jerry
    jessica jess jessie
    jesse jess
    joan joanie
    joanna joanne jo
    john jon jack johnny
    jonathan johnathan jon
    jose joe pepe
    joseph joe joey
    josephine jo josie
    joshua josh
    joyce joy
    judith judy
    julia julie
    katrina trina
    kenneth ken kenny
    kimberly kim
    kristin kristen kristina kris
    lawrence laurence larry lars
    leonard len lenny leo
    leonardo leo
    leslie les
    lewis louis lou louie
    lillian lily lil
    linda lindy
    louise lou
    lucille lucy
    madeleine madeline maddie
    manuel manny
    marcus mark marc
    margaret maggie meg peggy peg marge margie rita greta
    maria mary
    marjorie marge margie
    martha marty
    martin marty
    mary molly polly mae
    matthew matt
    maureen mo
    maurice mo
    maximilian max
    megan meg
    melissa missy
    michael mike mick mickey mikey
    michelle michele shelly
    miguel mike
    mitchell mitch
    mohammed mohammad muhammad mohamed
    nancy nan
    natalie nat
    nathan nathaniel nate nat
    nicholas nick nicky
    nicole nikki nicky
    norman norm
    oliver ollie
    pamela pam
    patricia pat patty patti trish tricia
    patrick pat paddy
    paula polly
    penelope penny
    peter pete
    philip phillip phil
    phyllis phyl
    rachel rachael
    rafael rafe
    randall randolph randy
    raymond ray
    rebecca becky becca
    reginald reg reggie
    richard dick rick rich ricky richie
    robert bob bobby rob robbie bert
    roberta bobbie
    roderick rod
    rodney rod
    roger rog
    roland rollie
    ronald ron ronnie
    rosemary rose rosie
    roxanne roxy
    rudolph rudy
    rupert rube
    russell russ
    samantha sam
    samuel sam sammy
    sandra sandy
    sarah sara sally
    sebastian seb
    sharon shari
    sheila shelley
    sidney sydney sid
    solomon sol
    stanley stan
    stephanie steph stephie
    stephen steven steve stevie
    stuart stewart stu
    susan suzanne sue susie suzy
    sylvester sly
    tamara tammy
    terence terrence terrance terry
    theresa teresa terry tess tessa
    theodore ted teddy theo
    thomas tom tommy
    timothy tim timmy
    valerie val
    vanessa nessa
    vernon vern
    veronica ronnie
    victor vic
    victoria vicky vicki tori
    vincent vince vinny
    virginia ginny ginger
    vivian viv
    walter walt wally
    wesley wes
    wilfred wilf fred
    william bill billy will willie liam
    winston win
    yvonne vonnie
    zachary zach zack zac
"""

# Given names that need no short form to be common; with the table, what many people are called.
_COMMON: Final = """
    aaron adam adrian amy ashley audrey brandon brenda brent brett brian bruce bryan carl carlos
    carla chad chelsea cheryl claire clara colin craig crystal darren dawn dean derek diana diane
    donna duncan dylan earl ellen eric erica erin ethan eva evan felix fernando gary george gina
    gloria glenn gordon grace graham grant hannah heather holly ian jack javier jay jeff jill joel
    jorge jordan juan justin karen karl keith kelly kevin kirk kurt kyle lance laura lauren lee
    leon lisa lloyd lori luis luke lynn malcolm marcia marco marian marie marilyn mario marshall
    max melanie miranda monica morris naomi neil nelson nina noah oscar owen pablo paul pedro
    perry ralph ramon ricardo robin rosa ross roy ruth ryan scott sean shane shannon shirley
    simon sofia sophia spencer stacy tara tanya tiffany todd tracy travis trevor troy tyler
    wayne wendy whitney
"""


def _groups() -> dict[str, frozenset[str]]:
    """Return, for each name, the numbers of the lines that it stands in."""
    groups: dict[str, set[str]] = {}
    for line in _FORMS.strip().splitlines():
        names = line.split()
        for name in names:
            groups.setdefault(name, set()).add(names[0])
    return {name: frozenset(full) for name, full in groups.items()}


_FULL_FORMS: Final = _groups()
_FORMS_OF: Final = {
    name: frozenset(other for other, full in _FULL_FORMS.items() if not full.isdisjoint(own))
    for name, own in _FULL_FORMS.items()
}
_MANY: Final = frozenset(_FULL_FORMS) | frozenset(_COMMON.split())


def are_forms_of_one(first: str, second: str) -> bool:
    """Whether two given names, in lower case, may be forms of one: bill and william."""
    return not _FULL_FORMS.get(first, frozenset()).isdisjoint(_FULL_FORMS.get(second, frozenset()))


def forms_of(given: str) -> frozenset[str]:
    """Return the names that may be forms of one with a given name in lower case, itself among them.

    ``are_forms_of_one`` holds for these and no others.
    """
    return _FORMS_OF.get(given, frozenset()) | {given}


def is_common(given: str) -> bool:
    """Whether many people have a given name, in lower case; it alone says little."""
    return given in _MANY
