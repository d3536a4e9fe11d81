"""What a household types, and the works that it means."""

import pytest

from renovation.professionals.enums import Domain
from renovation.professionals.rules.household_words import understand
from renovation.professionals.rules.resemblance import mistakes
from renovation.professionals.rules.vocabulary import LEANING, PHRASES, SEVERAL
from renovation.professionals.rules.works import WORKS, Trade, directory_works, works_by_code

# What people write, mistakes and words of a region included, and the works that it means.
SAID = """
changer mes fenêtres | fenetres
j’ai froid a coté des fenaitres | fenetres
phenetres | fenetres
fentere pvc | fenetres
double vitrage | fenetres
volets battants en bois | fenetres
porte de garage | fenetres
persiennes | fenetres
contrevents | fenetres
huisseries | fenetres
courants d’air | fenetres
velux | fenetres-toit
un vasistas | fenetres-toit
isoler le grenier | combles
isoler le galetas | combles
isolatoin des combls | combles
refaire ma toiture | combles
couvreur | combles
comble perdu | combles-perdus
isolation des rampants | rampants
toit plat | toit-exterieur
sarking | toit-exterieur
isoler les murs | murs
mur en pisé | murs
isoler par l’extérieur | murs-exterieur
isolassion exterieure | murs-exterieur
ITE | murs-exterieur
ravalement | murs-exterieur
façadier | murs-exterieur
crépi | murs-exterieur
isoler par l’intérieur | murs-interieur
doublage placo | murs-interieur
isoler la cave | sol
vide sanitaire | sol
sous-sol | sol
VMC | ventilation
V.M.C. | ventilation
vantilation | ventilation
VMC double flux | ventilation
condensation sur les vitres | ventilation
moisissures dans la salle de bain | ventilation
pompe à chaleur | pompe-a-chaleur
pompe a chalheur | pompe-a-chaleur
PAC air/eau | pompe-a-chaleur
clime réversible | pompe-a-chaleur
géothermie | pompe-a-chaleur forage
changer ma chaudière | chaudiere
dépannage chaudière | chaudiere
chaudière au fuel | chaudiere
chodiere gaz | chaudiere-gaz
chaudière à condensation | chaudiere-gaz
chaudière à granulés | chaudiere-bois
chaudière biomasse | chaudiere-bois
me chauffer au bois | bois
poêle à granulés | poele
poele a pelets | poele
insert | poele
cheminée | poele
kachelofe | poele
cantou | poele
radiateurs à inertie | radiateurs
grille-pain | radiateurs
radiateurs en fonte | pompe-a-chaleur chaudiere
plancher chauffant | pompe-a-chaleur chaudiere
chauffe-eau | eau-chaude
cumulus | eau-chaude
chofo | eau-chaude
boiler | eau-chaude
chauffe-eau thermodynamique | thermodynamique
ballon termodynamique | thermodynamique
chauffe-eau solaire | solaire-thermique
panneaux solaires | solaire
PHOTOVOLTAIQUE | photovoltaique
autoconsommation | photovoltaique
rénovation d’ampleur | ensemble
rénover toute la maison | ensemble
passoire thermique | ensemble
audit énergétique | audit
audi energetique | audit
bilan thermique | audit
audit de ma copropriété | audit-copropriete
architecte | architecte
maître d’œuvre | architecte
surélévation | architecte
isolation | combles murs sol
laine de bois | combles murs sol
j’ai froid | combles murs sol fenetres
trop chaud l’été | combles fenetres
chauffage | pompe-a-chaleur chaudiere bois radiateurs
"""


@pytest.mark.parametrize("line", SAID.strip().splitlines())
def test_household_words_name_works(line: str) -> None:
    typed, works = line.split("|")

    assert {one.code for one in understand(typed)} == set(works.split())


def test_each_word_of_the_vocabulary_leads_to_works_that_exist() -> None:
    named = {*PHRASES, *(code for codes in (*SEVERAL.values(), *LEANING.values()) for code in codes)}

    assert named == {works.code for works in WORKS}


def test_works_of_a_quote_are_of_one_domain_and_every_domain_has_some() -> None:
    precise = [works for works in WORKS if works.is_precise]

    assert {domain for works in precise for domain in works.domains} == set(Domain)


def test_domains_lead_to_the_narrowest_works_that_hold_them() -> None:
    found = [directory_works(domains) for domains in (["outer_walls"], ["outer_walls", "inner_walls"], [])]

    assert [one.code if one else None for one in found] == ["murs-exterieur", "murs", None]


@pytest.mark.parametrize("typed", ["", "   ", "xyz", "plombier", "salle de bain", "les travaux", "%_\x00", "a" * 5000])
def test_other_words_mean_nothing(typed: str) -> None:
    assert understand(typed) == ()


def test_mistakes_are_letters_added_forgotten_replaced_or_exchanged() -> None:
    assert [mistakes("volet", other) for other in ("volet", "volets", "vole", "valet", "vloet", "")] == [
        0,
        1,
        1,
        1,
        1,
        5,
    ]


def test_each_trade_has_works_and_the_search_of_all_works_holds_no_study() -> None:
    assert {works.trade for works in WORKS} == set(Trade)
    assert works_by_code("architecte") is not None
    assert Trade.AUDITOR.counted(1) == "1\N{NO-BREAK SPACE}auditeur"
    assert Trade.WORKS.counted(3) == "3\N{NO-BREAK SPACE}entreprises"
