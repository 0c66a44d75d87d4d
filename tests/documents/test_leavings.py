"""Documents of all kinds in a row, some failing in the middle, leave nothing behind."""

from vyapari.bench import documents

#: Megabytes that differ from run to run; one document not forgotten takes more than one each time.
_SPREAD = 20


def test_forty_documents_leave_no_file_and_no_growing_memory() -> None:
    *tenths, ended = documents.run(40)
    assert len(tenths) == 10
    assert tenths[-1].values["failed"] > 7
    assert all(each.values["files"] == 0 for each in [*tenths, ended])
    halfway, last = (tenths[at].values["rss_MB"] for at in (4, -1))
    assert last - halfway < _SPREAD
