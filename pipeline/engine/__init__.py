"""The engine: from an inventory to the parts of the tables, over workers, without doing anything twice.

``document`` works on one document and knows nothing of the others; ``shard`` works on a few hundred and writes one set
of Parquet files; ``plan`` says which document belongs to which shard; ``memo`` names what a result depends on;
``executors`` spreads shards over processes; ``build`` strings the stages together. Nothing here knows Dagster.
"""
