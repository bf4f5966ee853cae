"""Given names that are nearly always a man's or a woman's in English-language news."""

from typing import Final

from onrecord.resolution.offices import Gender

_MALE: Final = frozenset(
    """
    aaron abdul abraham adam adrian ahmed alan albert alejandro alexander alfred ali allan
    allen alvin amir amit andre andrei andrew andy angus anthony antonio archie arnold arthur
    arturo barry bart ben benjamin bernard bernie bill billy bob bobby boris brad
    bradley brandon brendan brent bret brett brian bruce bryan caleb calvin carl carlos cesar
    chad charles charlie chester chris christopher chuck clarence clark claude clayton clifford
    clint clinton colin conor corey craig curtis cyril dale damian dan daniel darren dave david
    dean declan dennis derek desmond diego dick dmitry dominic don donald doug douglas duncan
    dustin dwight earl ed eddie edgar edmund eduardo edward edwin eli elijah elliot emil
    emmanuel enrique eric ernest ethan eugene evan felix fernando francis francisco frank
    franklin fred frederick gareth gary gavin gene geoff geoffrey george gerald gilbert glenn
    gordon graham grant greg gregory gus guy hamid harold harrison harry harvey hassan hector
    henry herbert herman howard hugh hugo ian ibrahim igor isaac ivan jack jacob jaime jake
    jamal james jared jason javier jay jeff jeffrey jeremy jerome jerry jesse jim jimmy joaquin
    joe joel john johnny jon jonathan jorge jose joseph josh joshua juan julian julio justin
    karl keith ken kenneth kevin khalid kirk kurt kyle lance larry lars lawrence lee leo leon
    leonard leroy lester lewis liam lindsey lloyd louis lucas luis luke malcolm manuel marc
    marco marcus mario mark marshall martin marvin matt matthew maurice max michael miguel mike
    mitch mitchell mohamed mohammad mohammed morris moses muhammad nathan nathaniel neal neil
    nelson nicholas nick nigel noah norman oliver omar orlando oscar otto owen pablo patrick
    paul pedro perry pete peter phil philip phillip pierre rafael raj ralph ramon randall
    randy raul ray raymond reggie reginald ricardo richard rick rob robert roberto rod
    rodney roger roland roman ron ronald rory ross roy ruben rudolph rudy rupert russell ryan
    salman salvador sam samuel scott sean sebastian sergei sergio seth shane simon spencer
    stanley stephen steve steven stewart stuart ted terrence terry theodore thomas tim
    timothy toby todd tom tommy tony travis trevor troy vernon victor vincent vladimir wade
    walter warren wayne wendell wesley will william winston xavier yusuf zachary
    """.split()
)
_FEMALE: Final = frozenset(
    """
    abigail adele adriana agnes aisha alexandra alexandria alice alicia alison allison alyssa
    amanda amber amelia amina amy ana anastasia andrea angela angelina anita ann anna anne
    annette annie april ariana ashley audrey ava barbara beatrice becky belinda bernadette beth
    betsy betty beverly bonnie brenda brianna bridget brittany camille candace carla carly
    carmen carol caroline carolyn carrie cassandra catherine cecilia celeste charlotte chelsea
    cheryl chloe christina christine cindy claire clara claudia colleen connie
    constance cynthia daisy dana danielle daphne dawn deborah debbie debra denise diana diane
    dianne dolores donna dora doris dorothy edith eileen elaine eleanor elena elise elizabeth
    ella ellen eloise emily emma erica erin esther eva eve evelyn faith fatima felicia fiona
    florence frances gabriela gail genevieve georgia geraldine gertrude gina ginger gladys
    glenda gloria grace greta gretchen gwen hannah harriet hazel heather heidi helen helena
    hilary hillary holly hope ida imelda ingrid irene irina iris isabel isabella
     jackie jacqueline jane janet janice jasmine jean jeanne jenna jennifer jenny jessica
    jill joan joanna joanne josephine joy joyce juanita judith judy julia juliana julie june
    kamala karen karla kate katherine kathleen kathryn kathy katie katrina kayla
    kelsey kim kimberly kirsten kristen kristin lara latoya laura lauren laurie leah leila lena
    letitia lillian lily linda lisa liz lois lola loretta lorraine louise lucia lucille lucy
    lydia lynn mabel madeleine madison maggie mandy marcia margaret maria mariam marian
    marianne marie marilyn marina marjorie marlene martha mary maureen maxine megan
    melinda melissa mercedes meredith mia michele michelle mildred miranda miriam molly monica
    nadia nancy naomi natalie natasha nicole nina nora norma olga olivia pam pamela patricia
    patty paula pauline penelope penny phyllis priscilla priya rachel rebecca regina renee
    rhonda rita roberta robin rosa rosalind rose rosemary roxanne ruth sabrina sally samantha
    sandra sara sarah selena serena sharon sheila shelley shirley silvia simone sonia sonya
    sophia sophie stacey stella stephanie sue susan suzanne sylvia tamara tammy tanya tara
    teresa theresa tiffany tina tracy ursula valerie vanessa vera veronica victoria viola
    virginia vivian wanda wendy whitney yasmin yolanda yvette yvonne zoe
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
