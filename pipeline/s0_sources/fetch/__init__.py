"""Reports by their symbols from the document server of the United Nations.

The one place of the project that uses the network, and only when a person asks for it (``un-reports add``). In: a
symbol and a folder. Out: a file in that folder with a sidecar that says where it came from, or a ``FetchError`` that
says why there is none. Nothing is read here but what tells a report from an error page.
"""

from pipeline.s0_sources.fetch.download import Download, Downloader, FetchError, Limits
from pipeline.s0_sources.fetch.fetch import DOCUMENT_SERVER, Arrival, address_of, fetch_report, file_name_of
from pipeline.s0_sources.fetch.local import take_file

__all__ = [
    "DOCUMENT_SERVER",
    "Arrival",
    "Download",
    "Downloader",
    "FetchError",
    "Limits",
    "address_of",
    "fetch_report",
    "file_name_of",
    "take_file",
]
