"""Small documents of the demonstration: a page that says what it is."""

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw, ImageFont

PAGE = (1240, 1754)


def quote_pdf(household: str, works: str) -> SimpleUploadedFile:
    """A quote without any amount, as a PDF."""
    page = Image.new("RGB", PAGE, "#ffffff")
    pen = ImageDraw.Draw(page)
    large, usual = ImageFont.load_default(52), ImageFont.load_default(32)
    pen.rectangle((0, 0, PAGE[0], 150), fill="#14524a")
    pen.text((80, 45), "Devis de démonstration", fill="#ffffff", font=large)
    pen.text((80, 260), f"Client : {household}", fill="#17211f", font=usual)
    pen.text((80, 330), f"Travaux : {works}", fill="#17211f", font=usual)
    pen.text((80, 460), "Document fictif, sans valeur. Aucun montant n’y figure.", fill="#4b5a56", font=usual)
    out = io.BytesIO()
    page.save(out, "PDF", resolution=150, title="Devis de démonstration")
    return SimpleUploadedFile("devis-isolation.pdf", out.getvalue(), content_type="application/pdf")
