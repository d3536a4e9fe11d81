"""What the household does in its project, once its adviser has opened it."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.journeys.office import NOTE, SHARED

ANSWERED = "Merci, voici le premier devis."


def follow_the_project(page: Page, address: str, quote: Path) -> None:
    """Stage, message, document and appointment are there; the private note is not. It answers and hands over."""
    page.goto(f"{address}/mon-espace/")
    page.locator("a[href*='/mon-espace/projets/']").first.click()
    main = page.locator("main")
    for words in (SHARED, "Guide de l’isolation", "Voir ou annuler"):
        expect(main).to_contain_text(words)
    expect(main).not_to_contain_text(NOTE)
    expect(page.locator("[aria-current=step]")).to_contain_text("Nous étudions votre logement")
    page.get_by_label("Votre message").fill(ANSWERED)
    page.get_by_role("button", name="Envoyer", exact=True).click()
    expect(main).to_contain_text(ANSWERED)
    page.get_by_label("Nature du document").select_option("quote")
    page.locator("[name=title]").fill("Devis des combles")
    page.locator("[name=file]").set_input_files(quote)
    page.get_by_role("button", name="Déposer").click()
    expect(main).to_contain_text("Devis des combles")
