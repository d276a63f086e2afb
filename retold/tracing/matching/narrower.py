"""Nouns and what falls under them: a mother is of a family, a tenor is a singer.

Whoever tells "mothers" where the source said "families" speaks of fewer. The rows are everyday
words of which each on the right is surely one of those on the left, or a member of it.
"""

from __future__ import annotations

_ROWS = """
family: mother father child couple
person resident citizen villager islander inhabitant: woman man child pensioner girl boy teenager
people: woman man child pensioner girl boy teenager
parent: mother father
singer: tenor soprano baritone alto bass
musician: violinist pianist drummer trumpeter cellist
worker employee: nurse driver cleaner teacher miner clerk welder
vehicle: car bus lorry truck van motorcycle tractor
vessel ship boat: ferry tanker trawler barge yacht
animal: dog cat cow sheep horse goat pig
bird: hen duck goose swan gull
pupil student: freshman postgraduate
school: kindergarten academy
medicine drug: antibiotic painkiller vaccine
athlete: swimmer runner skater cyclist
crop: wheat barley maize rice
meat: beef pork lamb poultry
fruit: apple pear peach grape
weapon: rifle pistol gun missile
""".strip()

_UNDER = {
    broad: frozenset(narrow.split())
    for row in _ROWS.split("\n")
    for broads, narrow in (row.split(": "),)
    for broad in broads.split()
}


def falls_under(narrow: str, broad: str) -> bool:
    """Tell whether what one lemma names is surely of what the other names, and not all of it."""
    return narrow in _UNDER.get(broad, ())
