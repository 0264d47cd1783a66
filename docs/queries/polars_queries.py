"""Five questions in Polars. Run it in the folder that holds `outputs`."""

import polars as pl

tables = "outputs/tables/{}.parquet"
recommendations = pl.read_parquet(tables.format("recommendations"))
addressees = pl.read_parquet(tables.format("recommendation_addressees"))
recommenders = pl.read_parquet(tables.format("recommenders"))
bodies = pl.read_parquet(tables.format("bodies"))
names = pl.read_parquet(tables.format("body_names"))
instruments = pl.read_parquet(tables.format("instruments"))
topics = pl.read_parquet(tables.format("recommendation_topics"))
dates = pl.read_parquet(tables.format("reports"), columns=["report_id", "publication_date"])

# What was asked of the Commission on the Status of Women?
asked = addressees.filter(pl.col("body_id") == "commission-on-the-status-of-women")
asked_of_a_body = recommendations.join(asked, on="recommendation_id", how="semi")

# Who recommends most to Member States?
states = addressees.filter(pl.col("addressee_class").cast(pl.String) == "member_states")
who_recommends_most = (
    recommenders.join(states, on="recommendation_id", how="semi")
    .join(bodies, on="body_id")
    .group_by("name")
    .agg(pl.col("recommendation_id").n_unique().alias("recommendations"))
    .sort(["recommendations", "name"], descending=[True, False])
)

# What did resolution 52/98 ask?
resolution = instruments.filter(pl.col("symbol") == "A/RES/52/98")
asked_by_a_resolution = recommendations.join(resolution, on="instrument_id", how="semi")

# What was UNICEF asked in 2025? Names and acronyms of a body stand in body_names.
unicef = names.filter(pl.col("name") == "UNICEF")
asked = addressees.join(unicef, on="body_id", how="semi")
year = dates.filter(pl.col("publication_date").dt.year() == 2025)
asked_in_a_year = recommendations.join(asked, on="recommendation_id", how="semi").join(year, on="report_id", how="semi")

# All recommendations on trafficking
on_a_topic = recommendations.join(
    topics.filter(pl.col("topic_id") == "trafficking"), on="recommendation_id", how="semi"
)

for answer in (asked_of_a_body, who_recommends_most, asked_by_a_resolution, asked_in_a_year, on_a_topic):
    print(answer.head())
