"""What the adviser does in the journey: qualify the lead, open the case, write in it."""

import re
from datetime import date
from pathlib import Path

from playwright.sync_api import Page, expect

from renovation.cases.enums import Stage
from tests.browser import assert_accessible

NOTE = "Hésite entre deux entreprises."
SHARED = "Bonjour, je prépare votre visite."
UNDERSTOOD = "Veut isoler les combles avant l’hiver."


def qualify_the_lead(page: Page, address: str, typed: tuple[str, ...]) -> None:
    """The new lead is on the dashboard, with everything that the household typed."""
    page.goto(f"{address}/bureau/")
    expect(page.locator(".tile", has_text=re.compile("prospect"))).to_contain_text("1")
    page.goto(f"{address}/bureau/prospects/")
    page.get_by_role("link", name=re.compile("Morel", re.IGNORECASE)).first.click()
    for words in typed:
        expect(page.locator("main")).to_contain_text(words)
    page.get_by_label("Ce que nous avons compris").fill(UNDERSTOOD)
    page.get_by_label("Avancement du projet").select_option(index=1)
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.get_by_label("Ce que nous avons compris")).to_have_value(UNDERSTOOD)
    assert_accessible(page)


def open_the_case(page: Page) -> str:
    """The lead becomes a case; gives its number."""
    page.get_by_role("button", name="Ouvrir un dossier pour ce ménage").click()
    expect(page.locator("main")).to_contain_text(UNDERSTOOD)
    found = re.search(r"GBM-\d{4}-\d+", page.locator("main").inner_text())
    assert found is not None
    return found[0]


def write_in_the_case(page: Page, quote: Path, due_on: date) -> None:
    """A message, a private note, a shared document and a task with its date."""
    page.get_by_label("Message au ménage").fill(SHARED)
    page.get_by_role("button", name="Envoyer au ménage").click()
    page.get_by_text("Écrire une note privée").click()
    page.get_by_label("Note privée").fill(NOTE)
    page.get_by_role("button", name="Enregistrer la note").click()
    page.get_by_text("Ajouter un document").click()
    page.locator("[name=document-title]").fill("Guide de l’isolation")
    page.locator("[name=document-file]").set_input_files(quote)
    page.locator("[name=document-shared]").check()
    page.get_by_role("button", name="Ajouter le document").click()
    page.get_by_text("Ajouter une tâche").click()
    page.locator("[name=task-title]").fill("Comparer les devis")
    page.locator("[name=task-due_on]").fill(due_on.isoformat())
    page.get_by_role("button", name="Ajouter la tâche").click()
    for words in (SHARED, NOTE, "Guide de l’isolation", "Comparer les devis"):
        expect(page.locator("main")).to_contain_text(words)
    page.get_by_label("Passer à l’étape").select_option(Stage.DIAGNOSIS.value)
    page.get_by_role("button", name="Changer d’étape").click()
    expect(page.get_by_role("heading", name=f"Étape : {Stage.DIAGNOSIS.label}")).to_be_visible()
    assert_accessible(page)


def read_the_answer(page: Page, address: str, number: str, answered: str) -> None:
    """The counts of the morning and the list of cases are right; the answer and the document are in the case."""
    page.goto(f"{address}/bureau/")
    expect(page.locator(".tile", has_text=re.compile("message"))).to_contain_text("1")
    page.goto(f"{address}/bureau/dossiers/")
    expect(page.locator("h1")).to_contain_text("(1)")
    row = page.locator("tbody tr", has_text=number)
    expect(row).to_contain_text(str(Stage.DIAGNOSIS.label))
    row.get_by_role("link").first.click()
    expect(page.locator("main")).to_contain_text(answered)
    with page.expect_download() as download:
        page.get_by_role("link", name="Devis des combles").click()
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF-")
