"""How well and how fast suggestions are grouped, beside plain TF-IDF + k-means of scikit-learn in the same run.

    python bench/grouping.py [--texts 1500] [--many 50000] [--seed 7] [--groups 16] [--write FILE.csv]

The suggestions are made (``grouping_made.py``), so their groups are known. Agreement (adjusted Rand, V-measure) is
counted on the texts that have a planted group; those left ungrouped count as one group more. k-means is told how many
groups there are, ours is not. Seconds are of the calculation with all word lists loaded; every measure is of one run.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from sklearn.cluster import KMeans
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics import adjusted_rand_score, v_measure_score

from grouping_made import NOISE, Made, make
from rodtrad.kernel.grouping import UNGROUPED, KnownGroup, assign, group
from rodtrad.kernel.swedish import STOP_WORDS

MORE = 0.10


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--texts", type=int, default=1500)
    parser.add_argument("--many", type=int, default=50_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--groups", type=int, default=16)
    parser.add_argument("--write", metavar="FILE", help="only write the made suggestions with their key")
    args = parser.parse_args()
    made = make(args.texts, args.seed, args.groups)
    if args.write:
        write(made, Path(args.write))
        return
    group(["Värmer upp hemtjänstpersonalen."])
    print(f"{args.texts} texts, {args.groups} planted groups, seed {args.seed}")
    measure(made)
    for words in (None, sorted(STOP_WORDS)):
        baseline(made, args.groups, words)
    print(f"same bytes in 4 runs of the command: {same_bytes(made)}")
    kept(args)
    large = make(args.many, args.seed, args.groups)
    print(f"{args.many} texts")
    measure(large)


def measure(made: Made) -> None:
    found, seconds = timed(lambda: placed(made.texts))
    noise = [place == UNGROUPED for place, name in zip(found, made.key, strict=True) if name == NOISE]
    twins = [found[one] == found[other] for one, other in made.twins]
    tell("ours", made, found, seconds)
    print(
        f"  groups {len(set(found) - {UNGROUPED})}, noise left out {share(noise)}, twins together {share(twins)}"
    )
    print(f"  peak memory of this process {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


def baseline(made: Made, groups: int, stop_words: list[str] | None) -> None:
    def run() -> list[int]:
        table = TfidfVectorizer(stop_words=stop_words).fit_transform(made.texts)
        found: list[int] = KMeans(groups, n_init=10, random_state=0).fit_predict(table).tolist()
        return found

    found, seconds = timed(run)
    tell(f"TF-IDF + k-means{', stop words' if stop_words else ''}", made, found, seconds)


def kept(args: argparse.Namespace) -> None:
    """What share of the texts stay in their group when one in ten is added."""
    made = make(round(args.texts * (1 + MORE)), args.seed, args.groups)
    before, after = placed(made.texts[: args.texts]), placed(made.texts)
    same = [one == other for one, other in zip(before, after, strict=False)]
    print(f"grouped anew with {MORE:.0%} more at the end: same id {share(same)}")
    names = dict.fromkeys(before)
    known = [
        KnownGroup(name, [text for text, place in zip(made.texts, before, strict=False) if place == name])
        for name in names
    ]
    new, seconds = timed(lambda: assign(known, made.texts[args.texts :]))
    whole = before + [each.id for each in new]
    print(f"assign of {len(new)} new to {len(known)} known: {seconds:.2f} s")
    tell("ours, then assign", made, whole, seconds)


def same_bytes(made: Made) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made.csv"
        write(made, path)
        digests = {digest(path, seed, threads) for seed, threads in ((0, 1), (1, 1), (2, 2), (3, 4))}
    return len(digests) == 1


def digest(path: Path, seed: int, threads: int) -> str:
    names = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS")
    environment = {**os.environ, "PYTHONHASHSEED": str(seed)} | {name: str(threads) for name in names}
    command = [sys.executable, "-m", "rodtrad.cli.main", "group", str(path), "--text", "text", "--json"]
    done = subprocess.run(command, env=environment, check=True, capture_output=True)
    return hashlib.sha256(done.stdout).hexdigest()


def placed(texts: list[str]) -> list[str]:
    """The id of each text's group."""
    places = {position: each.id for each in group(texts) for position in each.members}
    return [places[position] for position in range(len(texts))]


def write(made: Made, path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["text", "key"])
        rows.writerows(zip(made.texts, made.key, strict=True))


def tell(what: str, made: Made, found: list[str] | list[int], seconds: float) -> None:
    real = [at for at, name in enumerate(made.key) if name != NOISE]
    key, ours = [made.key[at] for at in real], [found[at] for at in real]
    print(
        f"  {what}: adjusted Rand {adjusted_rand_score(key, ours):.3f}, V {v_measure_score(key, ours):.3f}; "
        f"with noise as one group {adjusted_rand_score(made.key, found):.3f}, {v_measure_score(made.key, found):.3f}; "
        f"{seconds:.2f} s"
    )


def timed(run):  # type: ignore[no-untyped-def]
    began = time.perf_counter()
    return run(), time.perf_counter() - began


def share(truths: list[bool]) -> str:
    return f"{sum(truths) / max(len(truths), 1):.3f}"


if __name__ == "__main__":
    main()
