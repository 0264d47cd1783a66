-- Five questions in DuckDB. Run it in the folder that holds `outputs`: duckdb < docs/queries/duckdb.sql

-- asked_of_a_body: what was asked of the Commission on the Status of Women?
SELECT r.recommendation_id, w.citation, w.recommending_bodies, r.verb, r.text
FROM 'outputs/tables/recommendation_addressees.parquet' a
JOIN 'outputs/tables/recommendations.parquet' r USING (recommendation_id)
JOIN 'outputs/tables/recommendations_wide.parquet' w USING (recommendation_id)
WHERE a.body_id = 'commission-on-the-status-of-women'
ORDER BY w.publication_date, r.recommendation_id;

-- who_recommends_most: who recommends most to Member States?
SELECT b.name, count(DISTINCT a.recommendation_id) AS recommendations
FROM 'outputs/tables/recommendation_addressees.parquet' a
JOIN 'outputs/tables/recommenders.parquet' s USING (recommendation_id)
JOIN 'outputs/tables/bodies.parquet' b ON b.body_id = s.body_id
WHERE a.addressee_class = 'member_states'
GROUP BY b.name
ORDER BY recommendations DESC, b.name;

-- asked_by_a_resolution: what did resolution 52/98 ask?
SELECT r.recommendation_id, w.addressees, r.verb, r.text
FROM 'outputs/tables/instruments.parquet' i
JOIN 'outputs/tables/recommendations.parquet' r USING (instrument_id)
JOIN 'outputs/tables/recommendations_wide.parquet' w USING (recommendation_id)
WHERE i.symbol = 'A/RES/52/98'
ORDER BY r.report_id, r.char_start;

-- asked_in_a_year: what was UNICEF asked in 2025? Names and acronyms of a body stand in body_names.
SELECT r.recommendation_id, w.citation, w.recommending_bodies, r.verb, r.text
FROM 'outputs/tables/recommendation_addressees.parquet' a
JOIN 'outputs/tables/recommendations.parquet' r USING (recommendation_id)
JOIN 'outputs/tables/recommendations_wide.parquet' w USING (recommendation_id)
WHERE a.body_id IN (SELECT body_id FROM 'outputs/tables/body_names.parquet' WHERE name = 'UNICEF')
  AND year(w.publication_date) = 2025
ORDER BY w.publication_date, r.recommendation_id;

-- on_a_topic: all recommendations on trafficking
SELECT r.recommendation_id, t.words, r.text
FROM 'outputs/tables/recommendation_topics.parquet' t
JOIN 'outputs/tables/recommendations.parquet' r USING (recommendation_id)
WHERE t.topic_id = 'trafficking'
ORDER BY r.recommendation_id;

-- said_again_in_other_words: drafts and adopted texts that differ in a few words, which same_as leaves apart. Pairs of the same body,
-- strength and year or session, of nine words in ten the same, with the same figures. Read each pair before you count it as one.
WITH said AS (
    SELECT r.recommendation_id, r.report_id, s.group_id, r.recommending_body_id, r.verb_class, r.text,
        regexp_extract(p.symbol, '/(\d{2,4})/', 1) AS session,
        list_sort(regexp_extract_all(r.text, '\d+')) AS figures,
        list_distinct(regexp_extract_all(lower(r.text), '[\p{L}\p{N}]+')) AS words
    FROM 'outputs/tables/recommendations.parquet' r
    JOIN 'outputs/tables/same_as.parquet' s USING (recommendation_id)
    JOIN 'outputs/tables/reports.parquet' p USING (report_id)
    WHERE r.recommending_body_id IS NOT NULL AND NOT regexp_matches(lower(r.text), 'the (following|present)')
)
SELECT a.recommendation_id, b.recommendation_id AS other_id, a.text, b.text AS other_text,
    round(2 * len(list_intersect(a.words, b.words)) / (len(a.words) + len(b.words)), 3) AS likeness
FROM said a
JOIN said b ON a.recommending_body_id = b.recommending_body_id AND a.verb_class = b.verb_class AND a.session = b.session
    AND a.figures = b.figures AND a.report_id < b.report_id AND a.group_id <> b.group_id
WHERE a.session <> '' AND len(a.words) >= 8
    AND 2 * len(list_intersect(a.words, b.words)) >= 0.9 * (len(a.words) + len(b.words))
ORDER BY likeness DESC, a.recommendation_id, other_id;
