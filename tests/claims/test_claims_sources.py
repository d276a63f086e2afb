from __future__ import annotations

import pytest
from claim_samples import document_of
from spacy.tokens import Token

from retold.claims.mentions import can_speak
from retold.claims.names import shorn, untitled
from retold.claims.places import country_of, places_in, prefix_of
from retold.claims.profiles import profile
from retold.claims.sorts import kind_of_source, reporter_of
from retold.claims.sources import UNRESOLVED, Resolved, SourceMention, resolve
from retold.types import SourceKind, Span


def mentions_of(text: str, *names: str) -> tuple[Resolved, ...]:
    """Resolve these names, each looked for after the one before, as extraction would hand them."""
    document = document_of(text)
    mentions, at = [], 0
    for name in names:
        at = text.index(name, at)
        span = Span(at, at + len(name))
        mentions.append(mention_of(document, name, span))
        at = span.end
    return resolve(mentions, document)


def mention_of(document, name: str, span: Span) -> SourceMention:
    number, sentence = next(
        (i, s) for i, s in enumerate(document.sentences) if s.span.contains(span)
    )
    inside = [t for t in sentence.tokens if span.contains(sentence.span_of(t))]
    head: Token = next(t for t in inside if t.head not in inside or t.head is t)
    return SourceMention(
        text=name,
        span=span,
        sentence=number,
        pronoun=head.pos_ == "PRON",
        plural=head.tag_ in {"NNS", "NNPS"},
        label=head.ent_type_ or None,
        cue="said",
        head=head.lemma_,
    )


@pytest.mark.parametrize(
    ("text", "head", "label", "kind"),
    [
        ("Ana Ruiz", "Ruiz", "PERSON", SourceKind.PERSON),
        ("the Ministry of Health", "ministry", "ORG", SourceKind.INSTITUTION),
        ("Kenya", "Kenya", "GPE", SourceKind.INSTITUTION),
        ("the minister", "minister", None, SourceKind.ROLE),
        ("Kenyan defence chiefs", "chief", None, SourceKind.ROLE),
        ("officials", "official", None, SourceKind.ANONYMOUS),
        ("Reports", "report", None, SourceKind.ANONYMOUS),
        ("people familiar with the talks", "people", None, SourceKind.ANONYMOUS),
        ("the report", "report", None, SourceKind.DOCUMENT),
        ("a statement", "statement", None, SourceKind.DOCUMENT),
        ("residents", "resident", None, SourceKind.CROWD),
        ("some Kenyans", "kenyan", "NORP", SourceKind.CROWD),
        ("Reuters", "Reuters", "ORG", SourceKind.AGENCY),
        ("the Anadolu news agency", "agency", "ORG", SourceKind.AGENCY),
        ("state television", "television", None, SourceKind.OUTLET),
        ("the agency", "agency", None, SourceKind.INSTITUTION),
        ("a Bloomberg survey", "survey", None, SourceKind.DOCUMENT),
        ("Coastguard spokesman Otto Brandt", "Brandt", "ORG", SourceKind.PERSON),
        ("the editor of a Kenyan paper", "editor", None, SourceKind.ROLE),
        ("MORE NEWS", "NEWS", "PERSON", SourceKind.OUTLET),
    ],
)
def test_kinds_of_sources(text: str, head: str, label: str | None, kind: SourceKind) -> None:
    assert kind_of_source(text, head, label) is kind


@pytest.mark.parametrize(
    ("text", "name", "country", "field"),
    [
        ("the Ministry of Health in Nairobi", "Kenyan Ministry of Health", "Kenya", "health"),
        ("Peru's defence ministry", "Peruvian Ministry of Defence", "Peru", "defence"),
        ("Canadian military chiefs", "Canadian military chiefs", "Canada", "defence"),
        ("the Pentagon", "Pentagon", "United States", "defence"),
        ("Moscow", "Moscow", "Russia", "state"),
        ("the French government", "French government", "France", "state"),
        ("the Ministry of Health", "Ministry of Health", None, "health"),
        ("the Polish defence minister", "Polish defence minister", "Poland", None),
        ("US defence officials", "US defence officials", "United States", None),
        ("the Bank of America", "Bank of America", "United States", None),
        ("the London police", "London police", "United Kingdom", None),
    ],
)
def test_profiles(text: str, name: str, country: str | None, field: str | None) -> None:
    found = profile(text)
    assert (found.name, found.country, found.field) == (name, country, field)


def test_countries_are_found_by_name_demonym_capital_and_seat() -> None:
    assert country_of("the Kenyan army") == country_of("Nairobi") == "Kenya"
    assert country_of("Downing Street") == country_of("the UK") == "United Kingdom"
    assert country_of("South Korean police") == "South Korea"
    assert country_of("tell us about turkey and china") is None
    assert country_of("France and Spain") is None
    assert [p.word for p in places_in("Peru and the White House")] == ["Peru", "White House"]
    assert prefix_of("United Kingdom") == "UK"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("President Ana Ruiz", "Ana Ruiz"),
        ("Defence Minister Otto Brandt", "Otto Brandt"),
        ("the spokesman Jan van der Berg", "Jan van der Berg"),
        ("Ana Ruiz, a passenger", "Ana Ruiz"),
        ("Mr Brandt", "Brandt"),
        ("Ana Ruiz of Arequipa", "Ana Ruiz"),
        ("The Harbour Post's Ana Ruiz", "Ana Ruiz"),
        ("National Safety Adviser Otto Brandt", "Otto Brandt"),
    ],
)
def test_titles_are_no_part_of_a_name(text: str, name: str) -> None:
    assert untitled(text) == name


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "names", "canonical"),
    [
        (
            "Kenyan defence chiefs said 400 soldiers had fled. They stressed that morale was low.",
            ("Kenyan defence chiefs", "They"),
            "Kenyan defence chiefs",
        ),
        (
            "Mrs Ana Ruiz said the ship sank. She said the crew fled.",
            ("Mrs Ana Ruiz", "She"),
            "Ana Ruiz",
        ),
        (
            "Otto Brandt said the base was safe. Days went by. Brandt said he would visit.",
            ("Otto Brandt", "Brandt"),
            "Otto Brandt",
        ),
        (
            "The Ministry of Health in Nairobi said beds were free. The ministry said staff left.",
            ("The Ministry of Health in Nairobi", "The ministry"),
            "Kenyan Ministry of Health",
        ),
        (
            "In its latest harvest update, the Ministry of Agriculture in Nairobi said rain came. "
            "The briefing added that seed was scarce.",
            ("the Ministry of Agriculture in Nairobi", "The briefing"),
            "Kenyan Ministry of Agriculture",
        ),
        (
            "The Harbour Safety Board (HSB) said the ferry sank. The HSB said doors were open.",
            ("The Harbour Safety Board", "The HSB"),
            "Harbour Safety Board",
        ),
        (
            "Defence Minister Otto Brandt told the crew to go. The minister said the fire was out.",
            ("The minister",),
            "Otto Brandt",
        ),
        (
            "A report by the Coastal Watch Institute said fish died. The report said water stank.",
            ("A report by the Coastal Watch Institute", "The report"),
            "Coastal Watch Institute",
        ),
    ],
)
def test_short_names_take_the_full_one(text: str, names: tuple[str, ...], canonical: str) -> None:
    last = mentions_of(text, *names)[-1]
    assert last.canonical == canonical
    assert last.reason
    assert last.antecedent is None or last.antecedent.end <= text.rindex(names[-1]) + len(names[-1])


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("He said nothing had changed.", ("He",)),
        ("Mr Otto Brandt said the base was safe. She said it was not.", ("Mr Otto Brandt", "She")),
        ("Ana Ruiz said the ship sank. They said it did not.", ("Ana Ruiz", "They")),
        (
            "Ana Ruiz said the ship sank. The sea was calm. The sun rose. The crew slept. "
            "The captain ate. She said the crew fled.",
            ("Ana Ruiz", "She"),
        ),
        (
            "Peru's foreign ministry said talks failed. Chile's foreign ministry said they did "
            "not. Days went by. Nothing else was heard. The ministry said it was calm.",
            ("Peru's foreign ministry", "Chile's foreign ministry", "The ministry"),
        ),
    ],
)
def test_what_two_fit_or_none_stays_unresolved(text: str, names: tuple[str, ...]) -> None:
    assert mentions_of(text, *names)[-1].canonical.startswith(UNRESOLVED)


@pytest.mark.model
def test_a_surname_of_two_people_is_given_to_neither() -> None:
    text = "Ana Ruiz met Otto Ruiz on Monday. Ruiz said the deal was done."
    last = resolve(
        [mention_of(document_of(text), "Ruiz", Span(text.rindex("Ruiz"), text.rindex("Ruiz") + 4))],
        document_of(text),
    )[0]
    assert last.canonical == "Ruiz"


@pytest.mark.model
def test_a_document_that_nobody_owns_stays_a_document() -> None:
    (found,) = mentions_of("The survey said fish were dying.", "The survey")
    assert (found.canonical, found.kind) == ("survey", SourceKind.DOCUMENT)


@pytest.mark.model
def test_answers_stand_in_the_order_of_the_mentions() -> None:
    text = "Ana Ruiz said the ship sank. Otto Brandt said it did not."
    assert [r.canonical for r in mentions_of(text, "Ana Ruiz", "Otto Brandt")] == [
        "Ana Ruiz",
        "Otto Brandt",
    ]


@pytest.mark.parametrize(
    ("text", "head", "label", "kind"),
    [
        ("Kanal Nord, a television station in Malden", "nord", "ORG", SourceKind.OUTLET),
        ("Malden state media", "medium", None, SourceKind.OUTLET),
        ("satellite images", "image", None, SourceKind.DOCUMENT),
        ("official figures", "figure", None, SourceKind.DOCUMENT),
        ("opposition figures", "figure", None, SourceKind.ANONYMOUS),
        ("The Observatory", "observatory", "PERSON", SourceKind.INSTITUTION),
        ("Kenyan Observatory", "observatory", "PERSON", SourceKind.INSTITUTION),
        ("Harbour Secretary Ana Ruiz", "ruiz", "ORG", SourceKind.PERSON),
        ("General Brandt Company", "company", "ORG", SourceKind.INSTITUTION),
        ("Drugmaker Velda", "velda", "PERSON", SourceKind.INSTITUTION),
        ("Lawmaker Ana Ruiz", "ruiz", "PERSON", SourceKind.PERSON),
        ("Nairobi", "nairobi", "PERSON", SourceKind.INSTITUTION),
        ("Kenyan oil major Velda, which drills", "velda", None, SourceKind.INSTITUTION),
        ("the mayor of Velda", "mayor", None, SourceKind.ROLE),
        ("a man", "man", None, SourceKind.ANONYMOUS),
        ("the data", "datum", None, SourceKind.DOCUMENT),
        ("Human Rights Watch", "watch", "PERSON", SourceKind.INSTITUTION),
    ],
)
def test_kinds_follow_the_noun_before_the_label(
    text: str, head: str, label: str | None, kind: SourceKind
) -> None:
    assert kind_of_source(text, head, label) is kind


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a Reuters reporter", ("Reuters", SourceKind.AGENCY)),
        ("the Malden Post's correspondent in Lima", ("Malden Post", SourceKind.OUTLET)),
        ("a reporter", None),
        ("a Malden reporter", None),
    ],
)
def test_an_unnamed_reporter_speaks_for_the_agency(
    text: str, found: tuple[str, SourceKind] | None
) -> None:
    assert reporter_of(text) == found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the Malden-based Harbour Board, which runs the port", "Harbour Board"),
        ("the so-called Harbour Board", "Harbour Board"),
        ("the country's Ministry of Health", "Ministry of Health"),
        ("drugmaker Velda", "Velda"),
        ("the Malden-based monitor", "Malden-based monitor"),
        ("the Harbour Board of Malden", "Harbour Board of Malden"),
    ],
)
def test_what_is_said_of_a_body_is_no_part_of_its_name(text: str, name: str) -> None:
    assert shorn(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Treasury Secretary Ana Ruiz on Tuesday", "Ana Ruiz"),
        ("Ana Ruiz a doctor in the town of Malden", "Ana Ruiz"),
        ("Ana Ruiz who runs the Harbour Observatory", "Ana Ruiz"),
        ("Media Activist Ana Ruiz", "Ana Ruiz"),
        ("Council on Harbours President Ana Ruiz", "Ana Ruiz"),
        ("Early Sunday Ana Ruiz", "Ana Ruiz"),
        ("Ruiz himself", "Ruiz"),
    ],
)
def test_a_name_ends_where_the_description_begins(text: str, name: str) -> None:
    assert untitled(text) == name


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "names", "canonical"),
    [
        ("The minister, Edda Corvane, said rain came.", ("The minister, Edda Corvane",), None),
        ("Edda Corvane, the minister, said rain came.", ("Edda Corvane, the minister",), None),
        ("Edda Corvane head of the board said so.", ("Edda Corvane head of the board",), None),
        (
            "The head of the harbour board Edda Corvane said rain came.",
            ("The head of the harbour board Edda Corvane",),
            None,
        ),
        (
            "Coroner Edda Corvane said the cause was clear. The coroner said more was to come.",
            ("The coroner",),
            None,
        ),
        ("The British said the talks had failed.", ("The British",), "United Kingdom"),
        (
            "Rain came, ministry says.\n\nThe Ministry of Health in Nairobi said so.",
            ("ministry",),
            "Kenyan Ministry of Health",
        ),
        (
            "“Otto Brandt owes us a lot,” Edda Corvane said. “We hope,” she said.",
            ("Edda Corvane", "she"),
            None,
        ),
    ],
)
def test_offices_and_demonyms_stand_for_who_holds_them(
    text: str, names: tuple[str, ...], canonical: str | None
) -> None:
    assert mentions_of(text, *names)[-1].canonical == (canonical or "Edda Corvane")


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "names", "wrong"),
    [
        (
            "A lawyer for victim Edda Corvane said no.",
            ("A lawyer for victim Edda Corvane",),
            "Edda",
        ),
        ("A spokesman for Edda Holt said no.", ("A spokesman for Edda Holt",), "Edda"),
        (
            "Lawyer Edda Corvane left. A lawyer for the city said it rained. The lawyer said no.",
            ("A lawyer for the city", "The lawyer"),
            "Edda",
        ),
        ("The Harbour Board met. A board said no.", ("A board",), "Harbour"),
        (
            "The army said no. Rain fell. The sea rose. Nobody slept. Wind blew. "
            "The Army of Malden met.",
            ("The army",),
            "Malden",
        ),
        ("The sister airline lost money. The airline said no.", ("The airline",), "sister"),
        ("The full force of NATO was felt. NATO said no.", ("NATO said no"[:4],), "force"),
        (
            "In a statement, the Harbour Board said rain came. Days went by. The captain held a "
            "statement in his hand. The statement said no.",
            ("the Harbour Board", "The statement"),
            "Board",
        ),
        (
            "Ana Ruiz said Otto Brandt lied as he denied it.",
            ("Ana Ruiz", "he"),
            "Ruiz",
        ),
        (
            "The Harbour Board told villagers it would help. Edda Corvane told Otto Brandt a tale. "
            "He said no.",
            ("Otto Brandt", "He"),
            "Corvane",
        ),
    ],
)
def test_who_is_not_meant_is_not_named(text: str, names: tuple[str, ...], wrong: str) -> None:
    assert wrong not in mentions_of(text, *names)[-1].canonical.split(" for ")[0]


@pytest.mark.model
def test_a_word_labelled_elsewhere_as_a_person_is_one() -> None:
    text = "Mr Otto Brandt left at noon. Brandt said the base was safe."
    assert mentions_of(text, "Brandt said"[:6])[0].kind is SourceKind.PERSON


@pytest.mark.model
@pytest.mark.parametrize(
    "text", ["The attack says much.", "The warplane says it fell.", "No one says it fell."]
)
def test_events_and_vehicles_say_nothing(text: str) -> None:
    head = document_of(text).sentences[0].tokens[1]
    assert not can_speak(head)


@pytest.mark.model
def test_people_and_reports_speak() -> None:
    for text in ("The pilot says it fell.", "The report says it fell."):
        assert can_speak(document_of(text).sentences[0].tokens[1])


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "names", "canonical"),
    [
        (
            "The county forester, John Carter, walked the hill. He said beetles ate it.",
            ("He",),
            "John Carter",
        ),
        (
            "Edda Corvane said the ship sank.\n\nOtto Brandt of the port watched the film twice. "
            "He said the doors were open.",
            ("Edda Corvane", "He"),
            "Otto Brandt",
        ),
        (
            "The Marwick Red Lamp runs the tents. It fed forty people, it said.",
            ("it",),
            "Marwick Red Lamp",
        ),
        (
            "Otto Brandt said the ship sank. Ana Ruiz owns the ship. He said the crew fled.",
            ("Otto Brandt", "He"),
            "Otto Brandt",
        ),
    ],
)
def test_pronouns_take_who_was_brought_in(
    text: str, names: tuple[str, ...], canonical: str
) -> None:
    assert mentions_of(text, *names)[-1].canonical == canonical


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Otto Brandt said the ship sank. She said the crew fled.", ("Otto Brandt", "She")),
        (
            "Edda Corvane said the ship sank. Rolf Brandt, a thief, was held with Otto Lund. "
            "He said no.",
            ("Edda Corvane", "He"),
        ),
        (
            "Mr Corvane said the ship sank.\n\nOtto Brandt was arrested at noon. "
            "He said the doors were open.",
            ("Mr Corvane", "He"),
        ),
        ("The Long Winter Road is closed. Ana Ruiz owns it. It said no.", ("It",)),
    ],
)
def test_pronouns_that_nobody_fits_stay_open(text: str, names: tuple[str, ...]) -> None:
    assert mentions_of(text, *names)[-1].canonical.startswith(UNRESOLVED)


@pytest.mark.parametrize(
    ("text", "head", "label", "kind"),
    [
        ("the province", "province", None, SourceKind.INSTITUTION),
        ("Norwick Civil Defence", "defence", None, SourceKind.INSTITUTION),
        ("the observer mission", "mission", None, SourceKind.INSTITUTION),
        ("Dock Insider", "insider", "PERSON", SourceKind.OUTLET),
        ("an insider", "insider", None, SourceKind.ANONYMOUS),
        ("Company insiders", "insider", None, SourceKind.ANONYMOUS),
    ],
)
def test_bodies_and_papers_of_other_names(
    text: str, head: str, label: str | None, kind: SourceKind
) -> None:
    assert kind_of_source(text, head, label) is kind
