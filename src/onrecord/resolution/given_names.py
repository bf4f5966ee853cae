"""Given names that are nearly always a man's or a woman's in English-language news."""

from typing import Final

from onrecord.resolution.offices import Gender

_MALE: Final = frozenset(
    """
    aaron abdul abe abraham adam adrian ahmed al alan albert alec alejandro alexander alexandre
    alfonso alfred ali allan allen alonzo alphonse alvaro alvin ambrose amir amit amos anders
    andre andrei andrew andy angelo angus anthony anton antonio archie armando arnold arthur
    arturo augustus barry bart ben benedict benjamin benny bernard bernardo bernie bert bill
    billy blaine bob bobby boris brad bradley brady brandon brant brendan brent bret brett brian
    brock bruce bruno bryan bryant buddy burt byron caleb calvin carl carlos carlton carmine
    cedric cesar chad chaim charles charlie chester chip chris christopher chuck clarence clark
    claude clayton cliff clifford clifton clint clinton clyde cody cole colin conor conrad corey
    cornelius cory craig curt curtis cyril cyrus dale dalton damian damon dan daniel dante
    darius darrell darren darryl dave david dean declan dennis derek desmond dewey dexter dick
    diego dirk dmitry domingo dominic don donald donnie doug douglas duncan dustin dwayne dwight
    dylan earl ed eddie edgar edmond edmund eduard eduardo edward edwin efrain eli elias elijah
    elliot elmer elton emanuel emil emilio emmanuel enrico enrique enzo eric ernest ernie errol
    erwin esteban ethan eugene evan everett ezra felix fernando floyd francis francisco frank
    franklin fred freddie frederick gabriel gareth garrett garry garth gary gavin gene geoff
    geoffrey george gerald gerard gerardo gerry gilbert gilberto giovanni giuseppe glen glenn
    gordon grady graeme graham grant greg gregory guillermo gunther gus gustavo guy hamid hank
    hans harlan harold harrison harry harvey hassan heath hector henry herbert herman howard
    hubert hugh hugo humberto ian ibrahim igor irving irwin isaac isaiah ismael ivan jack jacob
    jacques jaime jake jamal james jared jason javier jay jeb jed jeff jeffrey jeremiah jeremy
    jermaine jerome jerry jesse jim jimmie jimmy joachim joaquin joe joel johan johannes john
    johnny jon jonah jonathan jordi jorge jose joseph josh joshua josiah juan jules julian julio
    justin justus karl keith kelvin ken kenneth kenny kent kermit kevin khalid kip kirk kristof
    kurt kyle lamont lance larry lars laurence lawrence lee len lenny leo leon leonard leonardo
    leopold leroy lester lewis liam lindsey lionel lloyd lonnie lorenzo louis lucas luciano luis
    luke luther lyle lyndon mack malcolm manny manuel marc marcelo marco marcus mariano mario
    mark marshall martin marty marvin matt matthew maurice mauricio maurizio max maxwell mel
    melvin merle micah michael mickey miguel mike milo milton mitch mitchell mohamad mohamed
    mohammad mohammed monte monty morris moses muhammad murray myron napoleon nat nathan
    nathaniel neal ned neil nelson neville nicholas nick nigel nikolai noah nolan norbert norm
    norman olaf oliver omar orlando orrin orville osama oscar otis otto owen pablo paolo pascal
    patricio patrick paul pedro percy perry pete peter phil philip phillip pierre quentin quincy
    rafael raj ralph ramiro ramon randal randall randy raphael raul ray raymond reggie reginald
    reince rex reza rhett ricardo richard richie rick rickey ricky rico rob robert roberto rocco
    rocky rod roderick rodney rodrigo rogelio roger roland rolando roman ron ronald ronnie
    roosevelt rory roscoe ross roy royce ruben rudolf rudolph rudy rufus rupert russ russell
    rusty ryan sal salman salvador salvatore sam sammy samuel santiago saul scott sean sebastian
    sergei sergey sergio seth shane sherman sid silas simon solomon sonny spencer spiro stan
    stanislav stanley stefan stephen sterling steve steven stewart stu stuart sylvester tad
    tariq ted teddy terence terrence terry thad thaddeus theo theodore thomas tim timothy tobias
    toby todd tom tomas tommy tony travis trevor troy tyler tyrone ulysses uri vaughn vern
    vernon vic victor vince vincent virgil vito vlad vladimir wade wallace wally walt walter
    warren wayne wendell wes wesley wilbur wilfred will willard william winfield winston
    wolfgang woodrow wyatt xander xavier yitzhak yuri yusuf zach zachariah zachary zane
    """.split()
)
_FAMILY_NAMES_TOO: Final = frozenset(
    """
    allison april ashley barbara brooke charlotte chelsea christie dana dawn fay fern flora florence
    gail geneva georgia grace greer hannah holly hope ivy jean joy joyce june kelsey kim lane lee
    lynn madison mallory mercedes meredith mona opal page paige pearl penny polly robin rosa rose
    ross ruby sally savannah scarlett sharon shirley stacey stella sydney tracy vera victoria
    virginia whitney
    """.split()
)
_FEMALE: Final = frozenset(
    """
    abigail adele adriana agnes aisha alexandra alexandria alice alicia alison allison alyssa
    amanda amber amelia amina amy ana anastasia andrea angela angelina anita ann anna annabelle
    anne annette annie annmarie antoinette april ariana arlene ashley audrey ava barbara
    beatrice becky belinda bernadette bernice bertha beth bethany betsy bettina betty beverly
    bianca bonita bonnie brandi brenda brianna bridget brittany brooke caitlin callie camille
    candace carla carlotta carly carmen carol carole caroline carolyn carrie cassandra cassie
    catherine cathy cecilia celeste celia charlene charlotte chelsea cherie cheryl chloe christa
    christie christina christine ciara cindy claire clara claudette claudia claudine colleen
    connie constance corinne cristina cynthia daisy dana danica danielle daphne darlene dawn
    deanna debbie deborah debra deirdre delia delores denise desiree diana diandra diane dianna
    dianne dina dolly dolores donna dora doris dorothea dorothy dottie edith effie eileen elaine
    eleanor elena elisa elisabeth elise elizabeth ella ellen eloise elsa elsie emilia emily emma
    emmy erica erin ernestine estelle esther ethel eugenia eunice eva eve evelyn faith fatima
    fay felicia felicity fern fiona flora florence frances freda frieda gabriela gail geneva
    genevieve georgette georgia geraldine gertrude gianna gina ginger giselle gladys glenda
    glenna gloria grace greer greta gretchen gwen gwendolyn hailey hannah harriet harriett
    hattie hazel heather heidi helen helena henrietta hilary hilda hillary hollie holly hope ida
    ilene imelda imogen ines ingeborg ingrid irene irina iris isabel isabella ivana ivanka ivy
    jackie jacqueline jacquelyn jana jane janelle janet janette janice janine jasmine jean
    jeanette jeanie jeanne jeannette jeannine jenifer jenna jennifer jenny jerri jessica jill
    joan joann joanna joanne joni josefina josephine josie joy joyce juanita judi judith judy
    julia juliana julie juliet juliette june kaitlyn kamala karen kari karin karla kate
    katharine katherine kathi kathie kathleen kathryn kathy katie katrina kayla kellie kelsey
    kendra kerri kim kimberley kimberly kirsten krista kristen kristi kristie kristin kristina
    kristine lara latasha latoya laura lauren laurie leah leila lena lenore leticia letitia lila
    lilian lillian lilly lily linda lisa liz lois lola lorena loretta lori lorie lorna lorraine
    lottie louisa louise lourdes luann lucia lucille lucy luz lydia lynda lynette lynn lynne
    mabel madeleine madeline madison mae magdalena maggie mallory mandy mara marcella marci
    marcia margaret margarita margie margo margot marguerite maria mariam marian marianne
    maribel marie marietta marilyn marina marisa marissa marjorie marla marlene marsha martha
    mary mattie maura maureen mavis maxine maya megan melania melanie melinda melissa mercedes
    meredith meryl mia michele michelle mildred millicent mindy minnie miranda mireille miriam
    mollie molly mona monica muriel myra myrtle nadia nadine nancy nanette naomi natalia natalie
    natasha nellie nettie nicole nicolette nikki nina nora noreen norma olga olive olivia opal
    ophelia paige pam pamela patrice patricia patsy patty paula paulette pauline pearl penelope
    penny petra phoebe phyllis polly priscilla priya rachael rachel ramona randi raquel reba
    rebecca regina rena renata renee rhoda rhonda rita roberta robin rochelle rosa rosalie
    rosalind rosalyn rosanna rosanne rose roseanne rosemarie rosemary rosie roslyn rowena roxane
    roxanne ruby ruth sabrina sadie sallie sally samantha sandra sara sarah saundra savannah
    selena selma serena shari sharlene sharon sharron shauna sheena sheila shelley shelly sheri
    sherri sherrie sherry sheryl shirley silvia simone sondra sonia sonya sophia sophie stacey
    stefanie stella stephanie stephany sue susan susanna susannah susie suzanne suzette sybil
    sylvia sylvie tabitha tamara tameka tammy tania tanya tara tatiana teresa thelma theodora
    theresa tiffani tiffany tina tonya tracy tricia trina trisha trudy twila ursula valarie
    valeria valerie vanessa velma vera verna veronica veronika victoria viola violet virginia
    vivian vivien wanda wendi wendy whitney wilhelmina wilma winifred yasmin yesenia yolanda
    yvette yvonne zelda zoe
    """.split()
)


def given_name_gender(name: str) -> Gender | None:
    """Return the gender that a given name tells, or None where it tells none."""
    plain = name.lower().strip(".")
    if plain in _MALE:
        return "male"
    if plain in _FEMALE:
        return "female"
    return None


def lone_name_gender(name: str) -> Gender | None:
    """Return the gender that a name tells which stands alone: it may be a family name.

    Men's names are family names too often ("Clinton", "Paul") to tell anything.
    """
    plain = name.lower()
    return "female" if plain in _FEMALE and plain not in _FAMILY_NAMES_TOO else None
