# Five questions in R. Needs dplyr. Run it in the folder that holds `outputs`: Rscript docs/queries/queries.R
suppressPackageStartupMessages(library(dplyr))

# Every column as text, so that labels stay: 4.10 is no number. With arrow, read_parquet("outputs/tables/reports.parquet") has the types.
# A table of more than 200,000 rows is a .csv.gz.
table_of <- function(name) {
  path <- Sys.glob(sprintf("outputs/tables/%s.csv*", name))[1]
  read.csv(path, colClasses = "character", na.strings = "", encoding = "UTF-8")
}
recommendations <- table_of("recommendations")
addressees <- table_of("recommendation_addressees")

# What was asked of the Commission on the Status of Women?
asked_of_a_body <- recommendations |>
  semi_join(filter(addressees, body_id == "commission-on-the-status-of-women"), by = "recommendation_id")

# Who recommends most to Member States?
who_recommends_most <- table_of("recommenders") |>
  semi_join(filter(addressees, addressee_class == "member_states"), by = "recommendation_id") |>
  inner_join(table_of("bodies"), by = "body_id") |>
  group_by(name) |>
  summarise(recommendations = n_distinct(recommendation_id)) |>
  arrange(desc(recommendations), name)

# What did resolution 52/98 ask?
asked_by_a_resolution <- recommendations |>
  semi_join(filter(table_of("instruments"), symbol == "A/RES/52/98"), by = "instrument_id")

# What was UNICEF asked in 2025? Names and acronyms of a body stand in body_names.
unicef <- filter(table_of("body_names"), name == "UNICEF")
year <- filter(table_of("reports"), startsWith(publication_date, "2025"))
asked_in_a_year <- recommendations |>
  semi_join(semi_join(addressees, unicef, by = "body_id"), by = "recommendation_id") |>
  semi_join(year, by = "report_id")

# All recommendations on trafficking
on_a_topic <- recommendations |>
  semi_join(filter(table_of("recommendation_topics"), topic_id == "trafficking"), by = "recommendation_id")

for (answer in list(asked_of_a_body, asked_by_a_resolution, asked_in_a_year, on_a_topic)) {
  cat(answer$recommendation_id, "\n")
}
cat(paste(who_recommends_most$name, who_recommends_most$recommendations), sep = "; ")
