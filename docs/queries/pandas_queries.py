"""Five questions in pandas. Run it in the folder that holds `outputs`."""

import pandas as pd

tables = "outputs/tables/{}.parquet"
recommendations = pd.read_parquet(tables.format("recommendations"))
addressees = pd.read_parquet(tables.format("recommendation_addressees"))
recommenders = pd.read_parquet(tables.format("recommenders"))
bodies = pd.read_parquet(tables.format("bodies"))
names = pd.read_parquet(tables.format("body_names"))
instruments = pd.read_parquet(tables.format("instruments"))
topics = pd.read_parquet(tables.format("recommendation_topics"))
dates = pd.read_parquet(tables.format("reports"), columns=["report_id", "publication_date"])

# What was asked of the Commission on the Status of Women?
asked = addressees[addressees.body_id == "commission-on-the-status-of-women"]
asked_of_a_body = recommendations[recommendations.recommendation_id.isin(asked.recommendation_id)]

# Who recommends most to Member States?
states = addressees.loc[addressees.addressee_class == "member_states", ["recommendation_id"]].drop_duplicates()
said = states.merge(recommenders, on="recommendation_id").merge(bodies, on="body_id")
who_recommends_most = said.groupby("name", as_index=False).agg(recommendations=("recommendation_id", "nunique"))
who_recommends_most = who_recommends_most.sort_values(["recommendations", "name"], ascending=[False, True])

# What did resolution 52/98 ask?
resolution = instruments.loc[instruments.symbol == "A/RES/52/98", "instrument_id"]
asked_by_a_resolution = recommendations[recommendations.instrument_id.isin(resolution)]

# What was UNICEF asked in 2025? Names and acronyms of a body stand in body_names.
unicef = names.loc[names.name == "UNICEF", "body_id"]
asked = addressees[addressees.body_id.isin(unicef)]
dated = recommendations[recommendations.recommendation_id.isin(asked.recommendation_id)].merge(dates, on="report_id")
asked_in_a_year = dated[pd.to_datetime(dated.publication_date).dt.year == 2025]

# All recommendations on trafficking
on_a_topic = recommendations.merge(topics[topics.topic_id == "trafficking"], on="recommendation_id")

for answer in (asked_of_a_body, who_recommends_most, asked_by_a_resolution, asked_in_a_year, on_a_topic):
    print(answer.head())
