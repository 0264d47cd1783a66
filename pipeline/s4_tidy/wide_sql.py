"""The query that makes ``recommendations_wide`` of the merged tables: names in place of ids.

Headings without a printed label have made-up ones (``S1``, ``V.S2``), which a reader would look for in vain: they are
left out. A report without an address of its own is linked by its symbol at docs.un.org, the document server that takes
a symbol as path.

The table is meant for spreadsheets, which run a cell that begins like a formula and read 4.10 as 4.1 or as a day of
October. Such a cell gets an apostrophe in front, by which spreadsheets know a text (OWASP, CSV injection). A cell of Excel
holds 32,767 characters: a longer text is cut, and says so.
"""

# What a spreadsheet takes for a formula, in print of full width too, and a number with a point.
_LIVE = r"^[=+\-@\t\r\n\x{FF1D}\x{FF0B}\x{FF0D}\x{FF20}]|^\d+(?:\.\d+)+$"
_LONGEST = 32_000
_CUT = " … (cut: the whole text stands in recommendations)"


def _inert(column: str) -> str:
    """The expression that makes a text inert."""
    return f"CASE WHEN regexp_matches({column}, '{_LIVE}') THEN '''' || {column} ELSE {column} END"


def _short(column: str) -> str:
    """The expression that cuts a text to what a cell holds."""
    return f"CASE WHEN length({column}) > {_LONGEST} THEN left({column}, {_LONGEST}) || '{_CUT}' ELSE {column} END"


_SECTION = r"""(CASE
        WHEN regexp_matches(sections.label, '(^|\.)S\d+$') THEN sections.title
        ELSE sections.label || ' ' || sections.title
    END)"""

WIDE_SQL = rf"""
WITH who AS (
    SELECT recommendation_id, string_agg(bodies.name, '; ' ORDER BY position) AS names
    FROM recommenders JOIN bodies USING (body_id)
    GROUP BY recommendation_id
), whom AS (
    SELECT recommendation_id, string_agg(name, '; ' ORDER BY position) AS names
    FROM recommendation_addressees
    GROUP BY recommendation_id
)
SELECT
    said.recommendation_id,
    said.report_id,
    {_inert("reports.symbol")} AS report_symbol,
    {_inert("reports.title")} AS report_title,
    reports.publication_date,
    {_inert(_SECTION)} AS section,
    {_inert("paragraphs.number")} AS paragraph_number,
    {_inert("said.number")} AS number,
    {_inert("who.names")} AS recommending_bodies,
    said.voice,
    {_inert("said.verb")} AS verb,
    said.verb_class,
    {_short(_inert("said.text"))} AS text,
    {_inert("whom.names")} AS addressees,
    {_inert("instruments.title")} AS instrument,
    {_inert("instruments.symbol")} AS instrument_symbol,
    {_inert("meetings.name")} AS meeting,
    coalesce(reports.source_url, 'https://docs.un.org/en/' || replace(reports.symbol, ' ', '')) AS link,
    said.char_start,
    said.char_end
FROM recommendations AS said
LEFT JOIN reports ON reports.report_id = said.report_id
LEFT JOIN paragraphs ON paragraphs.paragraph_id = said.paragraph_id
LEFT JOIN sections ON sections.section_id = paragraphs.section_id
LEFT JOIN who ON who.recommendation_id = said.recommendation_id
LEFT JOIN whom ON whom.recommendation_id = said.recommendation_id
LEFT JOIN instruments ON instruments.instrument_id = said.instrument_id
LEFT JOIN meetings ON meetings.meeting_id = said.meeting_id
"""

# The names of entities that the query shows for its recommendations, as one hash.
NAMES_SQL = r"""
SELECT sha256(string_agg(word, chr(31) ORDER BY word)) FROM (
    SELECT concat_ws(chr(30), 'b', body_id, name) AS word
    FROM bodies WHERE body_id IN (SELECT body_id FROM recommenders)
    UNION ALL
    SELECT concat_ws(chr(30), 'i', instrument_id, coalesce(title, chr(29)), symbol)
    FROM instruments WHERE instrument_id IN (SELECT instrument_id FROM recommendations)
    UNION ALL
    SELECT concat_ws(chr(30), 'm', meeting_id, name)
    FROM meetings WHERE meeting_id IN (SELECT meeting_id FROM recommendations)
)
"""
