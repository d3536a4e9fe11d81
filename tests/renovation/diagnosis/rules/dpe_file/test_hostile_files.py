"""Whatever a stranger sends: a clear refusal in French, and nothing half-read."""

import codecs
import gzip
import time

import pytest

from renovation.diagnosis.rules.dpe_file import MAX_BYTES, DpeFileError, read_dpe_file

LAUGHS = b"""<?xml version="1.0"?>
<!DOCTYPE dpe [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>
<dpe><numero_dpe>&c;</numero_dpe></dpe>"""
REFUSED = {
    "empty": (b"", "vide"),
    "only spaces": (b"  \n\t ", "vide"),
    "text": (b"bonjour", "XML correct"),
    "pdf": (b"%PDF-1.7\n1 0 obj", "PDF"),
    "zip": (b"PK\x03\x04\x14\x00", "archive"),
    "gzip": (gzip.compress(b"<dpe/>"), "archive"),
    "json": (b'{"numero_dpe": "0000E0000001A"}', "JSON"),
    "web page": (b"<!DOCTYPE html><html><body>404</body></html>", "page web"),
    "billion laughs": (LAUGHS, "DOCTYPE"),
    "local file": (b'<!DOCTYPE dpe [<!ENTITY x SYSTEM "file:///etc/passwd">]><dpe>&x;</dpe>', "DOCTYPE"),
    "remote file": (b'<!DOCTYPE dpe [<!ENTITY x SYSTEM "http://192.0.2.1/x">]><dpe>&x;</dpe>', "DOCTYPE"),
    "remote dtd": (b'<!DOCTYPE dpe SYSTEM "http://192.0.2.1/dpe.dtd"><dpe/>', "DOCTYPE"),
    "parameter entity": (b'<!DOCTYPE dpe [<!ENTITY % x SYSTEM "http://192.0.2.1/x"> %x;]><dpe/>', "DOCTYPE"),
    "harmless doctype": (b"<!DOCTYPE dpe><dpe><numero_dpe>1</numero_dpe></dpe>", "DOCTYPE"),
    "unknown entity": (b"<dpe><numero_dpe>&inconnu;</numero_dpe></dpe>", "XML correct"),
    "deep": (b"<a>" * 5000 + b"</a>" * 5000, "profond"),
    "many elements": (b"<dpe>" + b"<a/>" * 200_001 + b"</dpe>", "éléments"),
    "huge": (b"<dpe>" + b" " * MAX_BYTES + b"</dpe>", "trop gros"),
    "unknown encoding": (b'<?xml version="1.0" encoding="klingon"?><dpe/>', "encodage"),
    "false encoding": (b'<?xml version="1.0" encoding="UTF-16"?><dpe/>', "encodage"),
    "multi-byte encoding": (b'<?xml version="1.0" encoding="shift_jis"?><dpe/>', "encodage"),
    "latin bytes said to be utf-8": (b"<dpe><numero_dpe>\xe9t\xe9</numero_dpe></dpe>", "encodage"),
    "nul bytes": (b"<dpe>\x00</dpe>", "XML correct"),
    "crossed tags": (b"<dpe><a><b></a></b></dpe>", "XML correct"),
    "two roots": (b"<dpe/><dpe/>", "XML correct"),
    "attribute twice": (b'<dpe version="1" version="2"/>', "XML correct"),
    "feed": (b'<rss version="2.0"><channel/></rss>', "rss"),
    "invoice": (b'<Invoice xmlns="urn:oasis:names"><ID>1</ID></Invoice>', "Invoice"),
    "empty dpe": (b"<dpe/>", "vide"),
    "comment only": (b"<!-- dpe -->", "avant la fin"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_dpe_is_refused_in_french(name: str) -> None:
    content, word = REFUSED[name]

    with pytest.raises(DpeFileError) as refused:
        read_dpe_file(content)

    assert word in refused.value.message_fr


@pytest.mark.parametrize("part", [0.05, 0.3, 0.5, 0.9, 0.999])
def test_a_file_cut_short_is_refused(house: bytes, part: float) -> None:
    with pytest.raises(DpeFileError) as refused:
        read_dpe_file(house[: int(len(house) * part)])

    assert "avant la fin" in refused.value.message_fr or "XML correct" in refused.value.message_fr


def test_hostile_files_cost_little_time() -> None:
    started = time.perf_counter()

    for content, _ in REFUSED.values():
        with pytest.raises(DpeFileError):
            read_dpe_file(content)

    assert time.perf_counter() - started < 30


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1", "windows-1252"])
def test_other_honest_encodings_are_read(house: bytes, encoding: str) -> None:
    text = house.decode().replace("UTF-8", encoding).replace("’", "'")

    assert (
        read_dpe_file(text.encode(encoding)).dwelling
        == read_dpe_file(text.replace(encoding, "UTF-8").encode()).dwelling
    )


def test_a_bare_ampersand_in_a_name_is_mended(house: bytes) -> None:
    reading = read_dpe_file(house.replace(b"rue Imaginaire 87999", b"rue Imaginaire & Fils 87999"))

    assert reading.place.address == "1 rue Imaginaire & Fils 87999 Ville-Fictive"
    assert reading.lines[0].label_fr == "Écriture du fichier"


def test_a_byte_order_mark_does_no_harm(house: bytes) -> None:
    assert read_dpe_file(codecs.BOM_UTF8 + house).dwelling == read_dpe_file(house).dwelling


def test_a_namespace_does_no_harm(house: bytes) -> None:
    prefixed = house.replace(b"<dpe xmlns:xsi", b'<d:dpe xmlns:d="urn:dpe" xmlns:xsi').replace(b"</dpe>", b"</d:dpe>")

    assert read_dpe_file(prefixed).dwelling == read_dpe_file(house).dwelling
