"""What others score on the same sets: the figures beside ours in results.md, with their sources."""

from __future__ import annotations

from dataclasses import dataclass

FOLDERS: dict[str, tuple[str, ...]] = {
    "attribution": ("polnear",),
    "certainty": ("certainty",),
    "check": ("claim_retrieval",),
    "claim-strength": ("claim_strength",),
    "extraction": ("article_extraction",),
    "findings": ("fa_kes", "mh17"),
    "findings-recall": (".",),
    "findings-sample": (".",),
    "near-duplicates": (".",),
    "quantities": ("recognizers_text",),
    "retelling-bump": ("bump",),
    "retelling-claimdiff": ("claimdiff",),
    "retelling-insciout": ("insciout",),
    "retold-bench": ("retold_bench/dev", "retold_bench/test"),
    "sources": ("ecb_plus",),
    "sources-judged": ("allsides_stories", "fa_kes", "mh17"),
    "sources-polnear": ("polnear",),
    "stories-allsides": ("allsides_stories",),
    "stories-ecb": ("ecb_plus",),
    "timexes": ("recognizers_text",),
    "timexes-tempeval": ("tempeval3",),
}
"""Where each task's data lies in a folder that holds the public sets, or else in `evals`."""

CARDS = {"certainty": "sentences", "claim-strength": "sentences", "retelling-bump": "pairs"}
"""The cards of models that are not named as the task that rests on them."""

VARYING = frozenset({"pages_per_second_ratio"})
"""Metrics that a second run does not repeat; the table leaves them out."""


@dataclass(frozen=True, slots=True)
class Published:
    """The best that others score on a metric, as a fraction of 1, each with who and `note` number.

    `best` is of any system published, `tool` of a program that is free to install and use.
    """

    best: str = ""
    tool: str = ""
    note: int | None = None


NOTES = (
    "PolNeAR. Published: Wang et al. (2022), CofeNet: Context and Former-Label Enhanced Net for "
    "Complicated Quotation Extraction, COLING; test part, scored on its own sequences of tokens, "
    "so a guide and no more. Its other rows, source / cue / content: two-layer BiLSTM with CofeNet "
    ".733 / .662 / .636, CRF .506 / .534 / .286, CoreNLP .139 / none / .175, rules "
    ".107 / .228 / .056. Tool: the quotation extractor of SFU's Gender Gap Tracker, run on the "
    "development part and scored as here; in the same run a plain dependency baseline had "
    ".57 / .53 / .35 and textacy, by paragraph, .26 / .32 / .13.",
    "article-extraction-benchmark. Published: rs-trafilatura, a commercial service. Tool: "
    "trafilatura 2 as its repository states it; run on another part, trafilatura 2.3.1 had .960 "
    "(.964 in its precision mode), newspaper4k .925, resiliparse .916.",
    "ECB+ and AllSides have no published figure under this protocol. Tool: TF-IDF with average "
    "link, run on these very articles, with a threshold fitted to the set; one threshold for both "
    "sets gives it .80 to .81. Streaming it has .759 on AllSides.",
    "Recognizers-Text's own Python package on the cases it supports: .84 of the Number cases, .86 "
    "of NumberWithUnit, .81 of DateTime; it reads no ranges of numbers.",
    "TempEval-3. Published, on the platinum part: UWTime (Lee et al., 2014, ACL) about .82, "
    "HeidelTime .776, SUTime .674. Tool: HeidelTime on another part of the set, in 2.7 s an "
    "article; there Recognizers-Text had .65 and dateparser .35.",
    "Pei and Jurgens (2021), Measuring Sentence-Level and Aspect-Level (Un)certainty in Science "
    "Communications, EMNLP: about .63.",
    "Yu, Li and Wang (2019, EMNLP-IJCNLP; 2020, COLING) on claims of correlation and causation, "
    "with a fine-tuned BioBERT: about .88.",
    "CLEF-2020 CheckThat!, task 2: the best of the participants.",
    "BUMP (Ma et al., 2023), from the scores that the set stores, on the very pairs scored here: "
    "BARTScore .927, CoCo .908, DAE .898, QAFactEval .848, BERTScore .838, QuestEval .759, "
    "BLEURT .743, SummaC .673, BLEU .673, ROUGE-2 .657, Q2 .632, FactCC .556.",
    "ClaimDiff (Ko et al., 2023): the best of its models stays more than 19 points under people.",
)

_POLNEAR = "BERT with CofeNet"
_SFU = "SFU extractor"
_NUMBERS = "Recognizers-Text"
_UNDER_PEOPLE = "19 points under people"

PUBLISHED: dict[tuple[str, str], Published] = {
    ("attribution", "exact_f1_source"): Published(f".832 {_POLNEAR}", f".54 {_SFU}", 1),
    ("attribution", "exact_f1_cue"): Published(f".753 {_POLNEAR}", f".48 {_SFU}", 1),
    ("attribution", "exact_f1_content"): Published(f".729 {_POLNEAR}", f".32 {_SFU}", 1),
    ("extraction", "f1"): Published(".970 rs-trafilatura", ".958 trafilatura 2", 2),
    ("stories-ecb", "b3_f1"): Published("", ".882 TF-IDF, average link", 3),
    ("stories-allsides", "b3_f1"): Published("", ".807 TF-IDF, average link", 3),
    ("quantities", "number"): Published("", f".84 {_NUMBERS}", 4),
    ("quantities", "percent"): Published("", f".84 {_NUMBERS}", 4),
    ("quantities", "currency"): Published("", f".86 {_NUMBERS}", 4),
    ("quantities", "number_range"): Published("", f"none: {_NUMBERS}", 4),
    ("timexes", "resolved"): Published("", f".81 {_NUMBERS}", 4),
    ("timexes-tempeval", "value_f1"): Published(".82 UWTime", ".78 HeidelTime", 5),
    ("certainty", "pearson"): Published(".63 Pei and Jurgens", "", 6),
    ("claim-strength", "macro_f1"): Published(".88 Yu et al.", "", 7),
    ("check", "map5"): Published(".929 best of the task", "", 8),
    ("retelling-bump", "consistency"): Published(".927 BARTScore", ".927 BARTScore", 9),
    ("retelling-claimdiff", "f1_strengthens"): Published(_UNDER_PEOPLE, "", 10),
    ("retelling-claimdiff", "f1_weakens"): Published(_UNDER_PEOPLE, "", 10),
}
