"""Watermarks: large light letters printed over or behind the text of a page.

Those that run across a page are turned against it and left out with all that is; here are the level ones.
"""

from __future__ import annotations

from collections import Counter

from pipeline.s1_read.pdf_probe import Probe, Stretch

# Headings are a third larger than the text, the organ's name on a front page more; these are dark.
_LARGE = 1.5
# Grey letters that are read stay below; 0 is black, 255 white.
_LIGHT, _FAINT = 120, 190
# A drop capital is large and stands beside its lines.
_SHORTEST = 4


def without_watermarks(probe: Probe, stretches: list[Stretch]) -> list[Stretch]:
    """The stretches of a page but the large light ones with other text in them, and the faint ones in any place."""
    sizes = Counter[int]()
    for each in stretches:
        sizes[round(each.size)] += each.end - each.start
    usual = sizes.most_common(1)[0][0] if sizes else 0
    large = [each for each in stretches if each.size >= _LARGE * usual and each.end - each.start >= _SHORTEST]
    marks = {id(each) for each in large if _is_watermark(probe, each, stretches, usual)}
    return [each for each in stretches if id(each) not in marks] if marks else stretches


def _is_watermark(probe: Probe, stretch: Stretch, others: list[Stretch], usual: float) -> bool:
    light = probe.lightness(stretch.start)
    if light < _LIGHT:
        return False
    if light >= _FAINT and stretch.size >= 2 * usual:
        return True
    low, high = stretch.y - 0.25 * stretch.size, stretch.y + 0.75 * stretch.size
    return any(
        low < other.y < high and other.first.x < stretch.x1 and stretch.first.x < other.x1
        for other in others
        if other is not stretch and other.size < stretch.size
    )
