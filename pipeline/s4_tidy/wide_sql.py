"""The query that makes ``recommendations_wide`` of the merged tables: names in place of ids, words first.

Headings without a printed label have made-up ones (``S1``, ``V.S2``), which a reader would look for in vain: they are
left out. A report without an address of its own is linked by its symbol at docs.un.org, the document server that takes
a symbol as path. A citation names the document, its annex or the act printed in it, and the paragraph, as the United
Nations Editorial Manual has it ("A/53/409, para. 32").

The table is meant for spreadsheets, which run a cell that begins like a formula. Such a cell gets an apostrophe in front,
by which spreadsheets know a text (OWASP, CSV injection). Numbers that are labels stand behind a word (``para. 32``,
``No. 129.10``), so that nothing reads 129.10 as 129.1, whatever the other rows hold. A cell of Excel holds 32,767
characters: a longer text is cut, and says so.
"""

# What a spreadsheet takes for a formula, behind blanks and in print of full width or small form too.
_LIVE = r"^\s*[=+\-@\x{FF1D}\x{FF0B}\x{FF0D}\x{FF20}\x{FE66}\x{FE62}\x{FE63}\x{FE6B}]|^[\t\r\n]"
_LONGEST = 32_000
_CUT = " … (cut: the whole text stands in recommendations)"
# What fits a column that people look at; titles of letters and of old reports run to 380 characters.
_TITLE = 120


def _inert(column: str) -> str:
    """The expression that makes a text inert."""
    return f"CASE WHEN regexp_matches({column}, '{_LIVE}') THEN '''' || {column} ELSE {column} END"


def _short(column: str) -> str:
    """The expression that cuts a text to what a cell holds."""
    return f"CASE WHEN length({column}) > {_LONGEST} THEN left({column}, {_LONGEST}) || '{_CUT}' ELSE {column} END"


def _title(column: str) -> str:
    """The expression that ends a title after the last whole word that fits."""
    cut = rf"regexp_replace(left({column}, {_TITLE}), '[\s,;:]+\S*$', '') || ' …'"
    return f"CASE WHEN length({column}) > {_TITLE} THEN {cut} ELSE {column} END"


def _called(name: str, acronym: str) -> str:
    """The expression that puts an acronym beside a name that does not have it."""
    return f"{name} || CASE WHEN contains({name}, {acronym}) THEN '' ELSE coalesce(' (' || {acronym} || ')', '') END"


_SECTION = r"""(CASE
        WHEN regexp_matches(sections.label, '(^|\.)S\d+$') THEN sections.title
        ELSE sections.label || ' ' || sections.title
    END)"""
# The last printed label of a division: "Annex I"; "2025/14" of "Annex.2025/14"; nothing of "III.S1".
_LABEL = r"regexp_replace(regexp_extract(divisions.label, '[^.]+$'), '^S\d+$', '')"
_WITHIN = f"""(CASE
        WHEN divisions.label IS NULL OR divisions.role = 'report' THEN ''
        WHEN divisions.role = 'annex' THEN ', ' || lower(left({_LABEL}, 1)) || substr({_LABEL}, 2)
        WHEN divisions.role = 'conclusions' THEN ', agreed conclusions'
        ELSE rtrim(', ' || divisions.role || ' ' || {_LABEL})
    END)"""
_PARAGRAPH = """(CASE
        WHEN starts_with(said.number, paragraphs.number || '.') THEN ', para. ' || said.number
        WHEN paragraphs.number IS NOT NULL THEN ', para. ' || paragraphs.number
            || CASE WHEN said.number <> paragraphs.number THEN ', recommendation ' || said.number ELSE '' END
        WHEN said.number IS NOT NULL THEN ', recommendation ' || said.number
        WHEN paragraphs.role = 'preambular' THEN ', preamble'
        WHEN coalesce(said.page, paragraphs.page_start) IS NOT NULL THEN ', p. ' || coalesce(said.page, paragraphs.page_start)
        ELSE ''
    END)"""

WIDE_SQL = rf"""
WITH who AS (
    SELECT recommendation_id,
        string_agg({_called("bodies.name", "bodies.acronym")}, '; ' ORDER BY position) AS names
    FROM recommenders JOIN bodies USING (body_id)
    GROUP BY recommendation_id
), asked AS (
    SELECT asked.*, CASE WHEN asked.name = bodies.acronym THEN bodies.name ELSE asked.name END AS called, bodies.acronym
    FROM recommendation_addressees AS asked LEFT JOIN bodies ON bodies.body_id = asked.body_id
), whom AS (
    SELECT recommendation_id,
        string_agg({_called("called", "acronym")}, '; ' ORDER BY position) AS names,
        array_to_string(list_distinct(list(addressee_class)).list_sort(), '; ') AS classes,
        nullif(array_to_string(list_distinct(list(country_code)).list_sort(), '; '), '') AS countries
    FROM asked
    GROUP BY recommendation_id
), about AS (
    SELECT recommendation_id, string_agg(topics.name, '; ' ORDER BY topics.name) AS names
    FROM recommendation_topics JOIN topics USING (topic_id)
    GROUP BY recommendation_id
)
SELECT
    {_short(_inert("said.text"))} AS text,
    {_inert("who.names")} AS recommending_bodies,
    {_inert("whom.names")} AS addressees,
    whom.classes AS addressee_classes,
    whom.countries AS country_codes,
    {_inert("said.verb")} AS verb,
    said.verb_class,
    {_inert("said.due_text")} AS deadline,
    said.due_date,
    about.names AS topics,
    {_title(_inert("instruments.title"))} AS instrument,
    {_inert("instruments.symbol")} AS instrument_symbol,
    {_inert("meetings.name")} AS meeting,
    meetings.start_date AS meeting_date,
    {_inert("meetings.place")} AS meeting_place,
    reports.publication_date,
    {_inert(f"coalesce(reports.symbol, {_title('reports.title')}, said.report_id) || {_WITHIN} || {_PARAGRAPH}")} AS citation,
    coalesce(reports.source_url, 'https://docs.un.org/en/' || replace(reports.symbol, ' ', '')) AS link,
    {_inert("reports.symbol")} AS report_symbol,
    {_title(_inert("reports.title"))} AS report_title,
    reports.kind AS report_kind,
    {_title(_inert(_SECTION))} AS section,
    'para. ' || paragraphs.number AS paragraph_number,
    'No. ' || said.number AS number,
    coalesce(said.page, paragraphs.page_start) AS page,
    said.voice,
    said.confidence,
    said.text_status,
    coalesce(same_as.group_id, said.recommendation_id) AS group_id,
    said.recommendation_id,
    said.report_id,
    said.char_start,
    said.char_end
FROM recommendations AS said
LEFT JOIN reports ON reports.report_id = said.report_id
LEFT JOIN paragraphs ON paragraphs.paragraph_id = said.paragraph_id
LEFT JOIN sections ON sections.section_id = paragraphs.section_id
LEFT JOIN divisions ON divisions.division_id = paragraphs.division_id
LEFT JOIN same_as ON same_as.recommendation_id = said.recommendation_id
LEFT JOIN who ON who.recommendation_id = said.recommendation_id
LEFT JOIN whom ON whom.recommendation_id = said.recommendation_id
LEFT JOIN about ON about.recommendation_id = said.recommendation_id
LEFT JOIN instruments ON instruments.instrument_id = said.instrument_id
LEFT JOIN meetings ON meetings.meeting_id = said.meeting_id
"""

# The tables of reports that name the entities which the query shows.
NAMING = ("recommendations", "recommenders", "recommendation_addressees", "recommendation_topics")
# What the query shows of entities for its recommendations, as one hash.
NAMES_SQL = r"""
SELECT sha256(string_agg(word, chr(31) ORDER BY word)) FROM (
    SELECT concat_ws(chr(30), 'b', body_id, name, acronym) AS word
    FROM bodies
    WHERE body_id IN (SELECT body_id FROM recommenders UNION SELECT body_id FROM recommendation_addressees)
    UNION ALL
    SELECT concat_ws(chr(30), 'i', instrument_id, coalesce(title, chr(29)), symbol)
    FROM instruments WHERE instrument_id IN (SELECT instrument_id FROM recommendations)
    UNION ALL
    SELECT concat_ws(chr(30), 'm', meeting_id, name, coalesce(start_date::VARCHAR, chr(29)), place)
    FROM meetings WHERE meeting_id IN (SELECT meeting_id FROM recommendations)
    UNION ALL
    SELECT concat_ws(chr(30), 't', topic_id, name)
    FROM topics WHERE topic_id IN (SELECT topic_id FROM recommendation_topics)
)
"""
