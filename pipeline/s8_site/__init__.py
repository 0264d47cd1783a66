"""The package as a site: pages to browse, search and read in context, from a published package alone.

In: the folder of a package. Out: a folder of HTML that opens from disk and from any web server, asks no other host for
anything and can be read without JavaScript. Nothing is extracted here: a page shows what the tables say, and the words it
marks are those at the offsets of the rows.
"""

from pipeline.s8_site.site import MOST_REPORTS, Made, SiteError, make_site

__all__ = ["MOST_REPORTS", "Made", "SiteError", "make_site"]
