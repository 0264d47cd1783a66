"""Figures as SVG, drawn when the site is made: described in Vega-Lite, drawn by vl-convert without a browser.

Nothing is asked of the network; the fonts are those of the reader. Each chart stands beside a table of the same numbers, which
is its text alternative.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from markupsafe import Markup

from pipeline.s8_site.figures import Figure

_WIDTH: Final = 620
INK, QUIET, LINE = "#1c2b36", "#55646f", "#d9dfe3"
_ONE: Final = "#1f6f8b"
_MANY: Final = (
    "#1f6f8b", "#c8553d", "#6a8d3b", "#8a6fb0", "#d39b2a", "#3f4e8c", "#b0577e", "#4f9d8f", "#7a6552", "#9aa5ad",
    "#2f4858", "#a3b18a", "#e0a899", "#5b7b7a",
)  # fmt: skip
_CONFIG: Final[Mapping[str, Any]] = {
    "background": None,
    # Labels are measured in one font and read in another, which can be wider.
    "padding": {"left": 70, "right": 20, "top": 5, "bottom": 5},
    "font": "system-ui, sans-serif",
    "view": {"stroke": None},
    "axis": {"labelColor": INK, "titleColor": QUIET, "gridColor": LINE, "domainColor": LINE, "tickColor": LINE,
             "labelFontSize": 12, "titleFontSize": 12, "titleFontWeight": "normal", "labelLimit": 300},
    "legend": {"labelColor": INK, "titleColor": QUIET, "labelFontSize": 12, "titleFontWeight": "normal"},
    "range": {"category": list(_MANY)},
}  # fmt: skip


def chart(figure: Figure) -> Markup:
    """A figure as an SVG element that carries its own title; the same bytes for the same figure."""
    import vl_convert

    rows = [dict(zip(figure.columns, row, strict=True)) for row in figure.rows]
    spec = {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": _WIDTH,
        "config": _CONFIG,
        "data": {"values": rows},
        **_DRAWN[figure.name](figure),
    }
    drawn = vl_convert.vegalite_to_svg(spec, allowed_base_urls=[])
    return Markup(re.sub(r"<svg ", f'<svg role="img" aria-label="{Markup.escape(figure.title)}" ', drawn, count=1))


def _field(name: str, kind: str, **more: Any) -> dict[str, Any]:
    return {"field": name, "type": kind, **more}


def _bars(figure: Figure) -> dict[str, Any]:
    name, count = figure.columns
    return {
        "mark": {"type": "bar", "color": _ONE, "height": {"band": 0.72}},
        "height": {"step": 24},
        "encoding": {
            "y": _field(name, "nominal", sort=None, title=None, axis={"domain": False, "ticks": False}),
            "x": _field(count, "quantitative", title=count, axis={"tickCount": 6, "format": "d"}),
        },
    }


def _columns(figure: Figure) -> dict[str, Any]:
    name, count = figure.columns
    return {
        "mark": {"type": "bar", "color": _ONE},
        "height": 180,
        "encoding": {
            "x": _field(name, "ordinal", title=None, axis={"labelAngle": 0, "labelOverlap": True}),
            "y": _field(count, "quantitative", title=count, axis={"format": "d"}),
        },
    }


def _stacked(figure: Figure) -> dict[str, Any]:
    year, name, count = figure.columns
    return {
        "mark": {"type": "bar"},
        "height": 240,
        "encoding": {
            "x": _field(year, "ordinal", title=None, axis={"labelAngle": 0, "labelOverlap": True}),
            "y": _field(count, "quantitative", title=count, axis={"format": "d"}),
            "color": _field(name, "nominal", title=None),
        },
    }


def _times(figure: Figure) -> dict[str, Any]:
    start, end, name = figure.columns
    return {
        "height": {"step": 20},
        "encoding": {"y": _field(name, "nominal", sort=None, title=None, axis={"domain": False, "ticks": False})},
        "layer": [
            {"mark": {"type": "bar", "color": _ONE, "height": 6},
             "encoding": {"x": _field(start, "temporal", title=None), "x2": {"field": end}}},
            {"mark": {"type": "point", "color": _ONE, "filled": True, "size": 40},
             "encoding": {"x": _field(start, "temporal", title=None)}},
        ],
    }  # fmt: skip


def _grid(figure: Figure) -> dict[str, Any]:
    one, other, count = figure.columns
    where = {
        "y": _field(one, "nominal", title=None, axis={"domain": False, "ticks": False}),
        "x": _field(
            other, "nominal", title=None, axis={"labelAngle": -40, "domain": False, "ticks": False, "labelLimit": 200}
        ),
    }
    return {
        "height": {"step": 34},
        "encoding": where,
        "layer": [
            {"mark": "rect", "encoding": {"color": _field(count, "quantitative", legend=None,
                                                         scale={"range": ["#eef4f6", "#8fc0d1"], "type": "sqrt"})}},
            {"mark": {"type": "text", "fontSize": 11, "fill": INK}, "encoding": {"text": _field(count, "quantitative")}},
        ],
    }  # fmt: skip


_DRAWN: Final[Mapping[str, Callable[[Figure], dict[str, Any]]]] = {
    "bodies": _bars,
    "addressees": _bars,
    "topics": _bars,
    "verbs": _stacked,
    "due": _columns,
    "meetings": _times,
    "pairs": _grid,
}
