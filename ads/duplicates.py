"""The distinct texts of an archive, and which of them are near-duplicates.

Nothing here depends on the order of ads: texts are numbered by their digests, and which pairs are compared is decided
by the signatures alone. Work and memory are linear in ads, since a text is compared with few of a crowded bucket.
"""

import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import chain, islice

import numpy as np
import numpy.typing as npt
from rensa import RMinHash

from ads.params import LinkageParams

Numbers = npt.NDArray[np.int64]
Hashes = npt.NDArray[np.uint64]
Signatures = npt.NDArray[np.uint32]

WORD = re.compile(r"\w+")
CAUGHT = 0.98  # share of pairs just at the threshold that the bands must find
SEED = 1
CHUNK = 8192  # texts hashed at once
BLOCK = 65_536  # pairs compared at once
WINDOW = 8  # texts after it in a bucket that a text is compared with, in each band
ENOUGH = 32  # near-duplicates from which on a text is compared only with texts that have fewer
ODD = np.uint64(0x9E3779B97F4A7C15)  # 2^64 over the golden ratio (Knuth 1998): spreads sums of hashes


@dataclass(frozen=True, slots=True, eq=False)
class Texts:
    """Distinct texts in the order of their digests, case and punctuation aside; all arrays are by text but `of_ad`.

    `of_ad` has shape (ads,), -1 for an ad without words; `pairs` (pairs, 2), the lower number first, in order;
    `similarity` (pairs,), the estimated Jaccard similarity of their shingles.
    """

    of_ad: Numbers
    digests: Hashes
    words: Numbers
    pairs: Numbers
    similarity: npt.NDArray[np.float32]


def distinct_texts(texts: Iterable[str], params: LinkageParams) -> Texts:
    """Return the distinct texts and their near-duplicates; `texts` are read once, and not kept.

    Two texts of a million have the same digest of 64 bits by chance once in 30 million archives.
    """
    row_of: dict[int, int] = {}
    rows, words = array("q"), array("q")
    blocks: list[Signatures] = [np.empty((0, params.permutations), dtype=np.uint32)]
    stream = iter(texts)
    while chunk := list(islice(stream, CHUNK)):
        fresh = list(_fresh(chunk, row_of, rows))
        words.extend(map(len, fresh))
        blocks.append(_signatures(fresh, params))
    digests = np.fromiter(row_of, dtype=np.uint64, count=len(row_of))
    order = np.argsort(digests)
    signatures = np.concatenate(blocks)
    blocks.clear()
    pairs, similarity = near_duplicates(signatures[order], params)
    return Texts(
        of_ad=_renumbered(np.array(rows, dtype=np.int64), order),
        digests=digests[order],
        words=np.array(words, dtype=np.int64)[order],
        pairs=pairs,
        similarity=similarity,
    )


def _fresh(chunk: Sequence[str], row_of: dict[int, int], rows: "array[int]") -> Iterator[list[str]]:
    """Yield the words of each text that was not there before, and append to `rows` the row of every text."""
    for text in chunk:
        words = WORD.findall(text.lower())
        if not words:
            rows.append(-1)
            continue
        digest = int.from_bytes(blake2b(" ".join(words).encode(), digest_size=8).digest(), "big")
        known = len(row_of)
        rows.append(row_of.setdefault(digest, known))
        if rows[-1] == known:
            yield words


def _renumbered(rows: Numbers, order: Numbers) -> Numbers:
    rank = np.full(len(order) + 1, -1, dtype=np.int64)  # the last place is what -1 points at
    rank[order] = np.arange(len(order))
    return rank[rows]


def _signatures(texts: Sequence[Sequence[str]], params: LinkageParams) -> Signatures:
    """Return MinHash signatures (Broder 1997), shape (texts, permutations)."""
    hashes = np.fromiter(chain.from_iterable(RMinHash.hash_token_sets(texts)), dtype=np.uint64)
    shingles, offsets = _shingles(hashes, np.array([len(words) for words in texts], dtype=np.int64), params)
    matrix = RMinHash.digest_matrix_from_flat_token_hashes(shingles, offsets, params.permutations, SEED)
    flat = chain.from_iterable(matrix.to_rows())
    count = len(texts) * params.permutations
    return np.fromiter(flat, dtype=np.uint32, count=count).reshape(-1, params.permutations)


def _shingles(hashes: Hashes, words: Numbers, params: LinkageParams) -> tuple[Hashes, Hashes]:
    """Return the hashes of each text's runs of words one after the other, and where each text starts, end included.

    A text shorter than a shingle is one shingle.
    """
    size = params.shingle_words
    padded = np.concatenate([hashes, np.zeros(size, dtype=np.uint64)])
    left = np.repeat(np.cumsum(words), words) - np.arange(len(hashes))  # words from here to the end of the text
    runs = np.zeros(len(hashes), dtype=np.uint64)
    for step in range(size):
        runs = runs * ODD + np.where(step < left, padded[step : len(hashes) + step], np.uint64(0))
    counts = np.maximum(words - size + 1, 1)
    first = np.repeat(words, words) == left
    offsets = np.concatenate([[0], np.cumsum(counts)]).astype(np.uint64)
    return runs[(left >= size) | first], offsets


def near_duplicates(signatures: Signatures, params: LinkageParams) -> tuple[Numbers, npt.NDArray[np.float32]]:
    """Return pairs of rows whose estimated similarity is at least `params.near_duplicate`, and that similarity.

    Rows that agree in a band are a bucket (Leskovec et al. 2020, 3.4). In it, ordered by the bands before, each row is
    compared with the `WINDOW` rows after it, so that a small bucket is compared whole and a crowded one in linear time.
    """
    bands = bands_for(params)
    order = np.arange(len(signatures))
    found, similarities = np.empty(0, dtype=np.int64), np.empty(0, dtype=np.float32)
    for rows in np.split(np.arange(params.permutations), bands):
        keys = _band_keys(signatures[:, rows])
        order = order[np.argsort(keys[order], kind="stable")]
        degrees = np.bincount(np.concatenate(np.divmod(found, max(len(order), 1))), minlength=len(order))
        candidates = np.setdiff1d(_neighbours(order, keys[order], degrees < ENOUGH), found, assume_unique=True)
        similarity = _similarity(signatures, candidates)
        near = similarity >= params.near_duplicate
        found = np.concatenate([found, candidates[near]])
        similarities = np.concatenate([similarities, similarity[near]])
    places = np.argsort(found)
    return np.stack(np.divmod(found[places], max(len(order), 1)), axis=1), similarities[places]


def bands_for(params: LinkageParams) -> int:
    """Return the fewest bands that catch pairs at the threshold s: 1 - (1 - s^rows)^bands (Leskovec et al. 2020)."""
    for rows in range(params.permutations, 0, -1):
        bands = params.permutations // rows
        if params.permutations % rows == 0 and 1 - (1 - params.near_duplicate**rows) ** bands >= CAUGHT:
            return bands
    return params.permutations


def _band_keys(band: Signatures) -> Hashes:
    keys = np.zeros(len(band), dtype=np.uint64)
    for column in band.T:
        keys = keys * ODD + column
    return keys


def _neighbours(order: Numbers, keys: Hashes, wanting: npt.NDArray[np.bool_]) -> Numbers:
    """Return the pairs to compare as lower row * rows + higher row, each once; one of the two must be wanting."""
    codes: list[Numbers] = [np.empty(0, dtype=np.int64)]
    for step in range(1, WINDOW + 1):
        places = np.flatnonzero(keys[:-step] == keys[step:])
        if not len(places):
            break
        one, other = order[places], order[places + step]
        kept = wanting[one] | wanting[other]
        codes.append((np.minimum(one, other) * len(order) + np.maximum(one, other))[kept])
    return np.unique(np.concatenate(codes))


def _similarity(signatures: Signatures, codes: Numbers) -> npt.NDArray[np.float32]:
    """Return the share of places where two signatures agree: an unbiased estimate, sd sqrt(s (1 - s) / places)."""
    similarity = np.empty(len(codes), dtype=np.float32)
    for start in range(0, len(codes), BLOCK):
        one, other = np.divmod(codes[start : start + BLOCK], len(signatures))
        agreed = np.count_nonzero(signatures[one] == signatures[other], axis=1)
        similarity[start : start + BLOCK] = agreed / signatures.shape[1]
    return similarity
