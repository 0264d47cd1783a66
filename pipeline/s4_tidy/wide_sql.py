"""The query that makes ``recommendations_wide`` of the merged tables: names in place of ids.

Headings without a printed label have made-up ones (``S1``, ``V.S2``), which a reader would look for in vain: they are
left out. A report without an address of its own is linked by its symbol at docs.un.org, the document server that takes
a symbol as path.
"""

WIDE_SQL = r"""
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
    reports.symbol AS report_symbol,
    reports.title AS report_title,
    reports.publication_date,
    CASE
        WHEN regexp_matches(sections.label, '(^|\.)S\d+$') THEN sections.title
        ELSE sections.label || ' ' || sections.title
    END AS section,
    paragraphs.number AS paragraph_number,
    said.number,
    who.names AS recommending_bodies,
    said.voice,
    said.verb,
    said.verb_class,
    said.text,
    whom.names AS addressees,
    instruments.title AS instrument,
    instruments.symbol AS instrument_symbol,
    meetings.name AS meeting,
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
