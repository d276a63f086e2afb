"""Given names of which nearly all bearers are women, or men: what tells that "she" is not he.

They only ever speak against a pronoun. Names that both bear (Alex, Andrea, Jean, Robin, Sasha) are
left out, and so are those that are as common as surnames (Dean, Grant, Lee).
"""

from __future__ import annotations

from retold.claims.lexicon import words

_WOMEN = words(
    "abigail ada adele adriana agnes agnieszka aisha alice alicia alina aliya amanda amelia "
    "amina amira amy ana anastasia angela angelina anita ann anna anne annette antonia "
    "astrid audrey aylin ayse barbara beata beatrice beatriz bella berta bianca birgit "
    "brenda bridget brigitte camila camilla carla carmen carol carolina caroline caterina "
    "catherine cecilia celia charlotte chiara christina christine ciara claire clara claudia "
    "cristina cynthia dagmar daniela deborah delia denise diana diane dina donna dora doris "
    "dorothea dorothy edith eileen ekaterina elaine elena eleanor elisa elisabeth elizabeth "
    "ella ellen elsa emilia emily emma erica erika esther eva fatima fatma fiona flora "
    "florence frances francesca frida gabriela gabriella gemma georgia gertrude gisela "
    "giulia gloria greta hannah harriet heather heidi helen helena helga henrietta hilda ida "
    "ilse inga ingrid irene irina iris isabel isabella ivana jane janet jasmine jennifer "
    "jessica joan joanna josephine judith julia juliana karen karin katarina kate katherine "
    "kathleen kathryn katja katrin khadija kirsten lara larissa laura layla leila lena "
    "leticia leyla lidia lily lina linda lisa liv livia lucia lucy ludmila luisa lydia "
    "lyudmila magda magdalena maja malala margaret margarita margot maria mariam mariana "
    "marie marina marta martha mary maryam matilda maud megan mercedes meryem michelle "
    "milena mira miriam molly monica monika nadia nancy natalia natalie natasha nina noemi "
    "nora noura odile olga olivia paola patricia paula pauline petra rachel rania rebecca "
    "regina rita rosa rose ruth sabine salma samantha sandra sara sarah sigrid silvia sofia "
    "sonia sophia sophie stella stephanie susan susanna svetlana sylvia tamara tanya tatiana "
    "teresa theresa tina ulla ursula valentina valeria vanessa vera verena veronica victoria "
    "viktoria violet virginia wendy wilma yasmin yelena yulia yvonne zainab zara zoe"
)
_MEN = words(
    "aaron abdullah abdul abraham adam adel ahmad ahmed alan albert alberto alejandro "
    "aleksandr alexander alexei alfred ali amir anatoly anders andreas andrei andrew andriy "
    "anthony anton antonio arkady arthur augustin barack bashar benjamin bernard bernardo "
    "bert bill bob boris brian bruno carl carlos cesar charles christoph christopher claus "
    "colin craig daniel dario dave david denis dennis derek dieter diego dirk dmitri dmitry "
    "dmytro domenico donald douglas duncan eddie edgar edmund eduard eduardo edward edwin "
    "emil emmanuel enrique eric erik ernest ernst eugene fabian felix ferdinand fernando "
    "filip francesco francisco franck frank franz fred frederick friedrich fritz gareth gary "
    "gavin geoffrey george georg gerald gerard gerhard giorgio giovanni giuseppe graham greg "
    "gregory guido guillermo gunther gustav hal hamid harald harold harry hassan heinz "
    "helmut henrik henry herbert herman hugo hussein ian ibrahim igor ilya ivan jack jacob "
    "jacques jakob james jason javier jeff jeffrey jeremy jerome jim joachim joe joel johan "
    "johann johannes john jonas jonathan jorge jose josef joseph joshua juan julian julio "
    "jurgen karl keith ken kenneth kevin khalid konstantin kurt lars laszlo lawrence leo "
    "leon leonard leonardo leonid lorenzo louis luca lucas ludwig luigi lukas mahmoud "
    "malcolm manuel marc marcel marco marcus mario mark markus martin marvin massimo mateusz "
    "matteo matthew matthias maurice maxim michael michel miguel mike mikhail milos mohamed "
    "mohammad mohammed muhammad mustafa nathan neil nicholas nigel nikolai nikolay nils "
    "norbert nuno olaf oleg oleh oleksandr oliver omar oscar oskar otto pablo paolo patrick "
    "paul paulo pavel pedro peter petr petro philip philippe pierre pieter piotr rafael ralf "
    "ralph raul raymond ricardo richard rob robert roberto rodrigo roger roland rolf roman "
    "ron ronald rudolf rupert ruslan russell samuel saul sean sebastian sergei sergey sergio "
    "sergiy serhiy simon stanislav stefan stephen sven tariq theo theodore thomas tim "
    "timothy tobias tom tomas tony ulrich umar uwe valentin vasily victor viktor vincent "
    "vitaly vladimir volodymyr walter werner wilhelm william wladimir wolfgang yuri yuriy "
    "yousef yusuf"
)


def told_by_given(name: str) -> str | None:
    """Return "she" or "he" where the first of several words of a name tells it."""
    first, space, _ = name.strip().partition(" ")
    if not space:
        return None
    lower = first.lower()
    return "she" if lower in _WOMEN else "he" if lower in _MEN else None
