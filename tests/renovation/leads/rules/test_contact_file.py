"""A file of contacts that is half wrong: each line is told of, without a database."""

import pytest

from renovation.leads.rules.contact_file import COLUMNS, MODEL, read_contacts
from renovation.prices.rules.lines import LinesRefused


def read(*lines: str) -> tuple[list[int], dict[int, str]]:
    content = "\n".join(["nom;email;telephone;accord;recueilli_par", *lines]).encode()
    good, faults = read_contacts(content)
    return [number for number, _ in good], {fault.line: fault.reason for fault in faults}


def test_good_lines_stand_beside_bad_ones() -> None:
    good, faults = read(
        "Roux;roux@courriel.example;;oui;site",
        ";blanc@courriel.example;;oui;",
        "Noir;;;oui;",
        "Vert;vert;;oui;",
        "Gris;;12;oui;",
        "Bleu;bleu@courriel.example;;;",
        "Brun;brun@courriel.example;;oui;pigeon",
        "Doré;ROUX@courriel.example;;oui;",
        "Rose;;06 12 34 56 78;OUI;telephone",
    )

    assert good == [2, 10]
    assert [faults[number].split(" ")[0] for number in range(3, 9)] == [
        *("Il", "Il", "L’adresse", "Le", "L’accord"),
        "recueilli_par\u00a0:",
    ]
    assert faults[9] == "Ce contact est déjà à la ligne 2."


def test_a_telephone_is_no_longer_than_what_is_kept() -> None:
    good, faults = read("Roux;;0033 6 12 34 56 78 90;oui;", "Blanc;;+33 6 12 34 56 78;oui;")

    assert good == [3]
    assert faults[2] == "telephone\u00a0: plus de 20 signes."


def test_the_model_can_be_read() -> None:
    content = ";".join(COLUMNS) + "\n" + ";".join(MODEL)

    ((_, line),), faults = read_contacts(content.encode())

    assert (line["nom"], line["recueilli_par"], faults) == ("Exemple", "counter", [])


def test_what_is_no_table_of_ours_is_refused_whole() -> None:
    with pytest.raises(LinesRefused):
        read_contacts(b"prenom;age\nCamille;40\n")
