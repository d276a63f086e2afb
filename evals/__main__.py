"""`python -m evals TASK --data PATH [--json]`: score one task on a public gold set."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from importlib import import_module
from pathlib import Path

from evals import DataError, Score, Scorer, Task

TASKS: dict[str, Task] = {
    "attribution": Task(
        "evals.attribution",
        "score",
        "PolNeAR 1.0: github.com/networkdynamics/PolNeAR, text/*.txt and attributions/*.ann",
    ),
    "certainty": Task(
        "evals.certainty",
        "score",
        "Pei and Jurgens (2021): github.com/Jiaxin-Pei/Certainty-in-Science-Communication, "
        "sentence-level-certainty.jsonl and aspect-level-certainty.jsonl",
    ),
    "check": Task(
        "evals.check",
        "score",
        "CLEF-2020 CheckThat! task 2: github.com/sshaar/clef2020-factchecking-task2, the folder of "
        "verified_claims.docs.tsv, PART/tweets.queries.tsv and PART/tweet-vclaim-pairs.qrels",
    ),
    "claim-strength": Task(
        "evals.claim_strength",
        "score",
        "Yu et al. (2019, 2020): github.com/junwang4/correlation-to-causation-exaggeration, "
        "annotated_*.csv",
    ),
    "extraction": Task(
        "evals.extraction",
        "score",
        "github.com/scrapinghub/article-extraction-benchmark: ground-truth.json, html/*.html.gz",
    ),
    "findings": Task(
        "evals.findings",
        "score",
        "MH17 news of 2014 and 2015 (folder mh17) and FA-KES, doi.org/10.5281/zenodo.2607278 "
        "(folder fa_kes), judged here by hand",
    ),
    "findings-recall": Task(
        "evals.recall",
        "score",
        "MH17 news of 2014 and 2015 (folder mh17), FA-KES, doi.org/10.5281/zenodo.2607278 "
        "(folder fa_kes), AllSides story groups (folder allsides_stories), or their folder, "
        "read whole here by hand",
    ),
    "findings-sample": Task(
        "evals.sample",
        "score",
        "MH17 news of 2014 and 2015 (folder mh17), FA-KES, doi.org/10.5281/zenodo.2607278 "
        "(folder fa_kes), AllSides story groups (folder allsides_stories), or their folder, "
        "findings drawn at random here and judged by hand",
    ),
    "near-duplicates": Task(
        "evals.nearduplicates",
        "score",
        "FA-KES, doi.org/10.5281/zenodo.2607278 (folder fa_kes), MH17 news of 2014 and 2015 "
        "(folder mh17) and PolNeAR 1.0, github.com/networkdynamics/PolNeAR (folder polnear), "
        "pairs judged here by hand",
    ),
    "quantities": Task(
        "evals.quantities",
        "score",
        "Recognizers-Text test specifications, English: github.com/microsoft/Recognizers-Text, "
        "folder Specs",
    ),
    "retelling-bump": Task(
        "evals.bump",
        "score",
        "BUMP (Ma et al., 2023): github.com/dataminr-ai/BUMP, task1_*.json",
    ),
    "retelling-claimdiff": Task(
        "evals.claimdiff",
        "score",
        "ClaimDiff (Ko et al., 2023), ClaimDiff-strength-PART.json and ClaimDiff-weak-PART.json",
    ),
    "retelling-insciout": Task(
        "evals.insciout",
        "score",
        "InSciOut as Wright and Augenstein (2021) cut it: "
        "github.com/copenlu/scientific-exaggeration-detection, insciout_*.jsonl",
    ),
    "retold-bench": Task(
        "evals.retoldbench",
        "score",
        "Retold-Bench, invented stories: evals/retold_bench/dev and evals/retold_bench/test of "
        "this repository",
    ),
    "sources": Task(
        "evals.sources",
        "score",
        "ECB+ (Cybulska and Vossen, 2014): github.com/cltl/ecbPlus, the archive of TOPIC/*.xml",
    ),
    "sources-judged": Task(
        "evals.judgedsources",
        "score",
        "MH17 news of 2014 and 2015 (folder mh17), FA-KES, doi.org/10.5281/zenodo.2607278 "
        "(folder fa_kes) and AllSides story groups (folder allsides_stories), judged here by hand",
    ),
    "sources-polnear": Task(
        "evals.sources",
        "score_polnear",
        "PolNeAR 1.0: github.com/networkdynamics/PolNeAR, text/*.txt and attributions/*.ann",
    ),
    "stories-ecb": Task(
        "evals.stories",
        "score_ecb",
        "ECB+ (Cybulska and Vossen, 2014): github.com/cltl/ecbPlus, the archive of TOPIC/*.xml",
    ),
    "stories-allsides": Task(
        "evals.stories",
        "score_allsides",
        "AllSides story groups with bodies (2021): stories.jsonl.gz, one headline roundup a line",
    ),
    "timexes": Task(
        "evals.timexes",
        "score",
        "the DateTime specs of github.com/microsoft/Recognizers-Text, English: DateTime/*.json",
    ),
    "timexes-tempeval": Task(
        "evals.tempeval",
        "score",
        "TBAQ-cleaned of TempEval-3 (UzZaman et al., 2013): TimeML texts, **/*.tml",
    ),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Score the task named; return 0, or 2 for data that is missing or cannot be read."""
    options = _parser().parse_args(arguments)
    task = TASKS[options.task]
    if not options.data.exists():
        print(f"no data at {options.data}: the public set is {task.public}", file=sys.stderr)
        return 2
    scorer: Scorer = getattr(import_module(task.module), task.function)
    try:
        score = scorer(options.data)
    except DataError as error:
        print(f"{error}: the public set is {task.public}", file=sys.stderr)
        return 2
    print(json.dumps({"task": options.task, **asdict(score)}) if options.json else _table(score))
    return 0


def _table(score: Score) -> str:
    lines = [f"{'metric':<32}{'retold':>10}{'baseline':>10}{'gold':>10}   n = {score.n}"]
    for name, value in score.metrics.items():
        trivial, perfect = score.baseline.get(name), score.gold_check.get(name)
        cells = "".join(
            f"{'-' if x is None else f'{x:.3f}':>10}" for x in (value, trivial, perfect)
        )
        lines.append(f"{name:<32}{cells}")
    return "\n".join(lines)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m evals", description=__doc__)
    parser.add_argument("task", choices=sorted(TASKS))
    parser.add_argument("--data", type=Path, required=True, help="the public set, or a split of it")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
