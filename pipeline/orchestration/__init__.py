"""The asset graph: what depends on what, and what a person sees of it in the browser.

Only this folder imports Dagster. ``assets`` and ``checks`` call functions of the other folders and describe their
outcome; ``definitions`` puts them together for ``dagster dev``; ``run`` starts them from the command line. No step
here works on single documents: a stage is one batch, whatever the number of reports.
"""
