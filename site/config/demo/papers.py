"""Small documents of the demonstration: a page that says what it is."""

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.text import slugify
from PIL import Image, ImageDraw, ImageFont

PAGE = (1240, 1754)


def demonstration_pdf(title: str, household: str, works: str) -> SimpleUploadedFile:
    """A page without any amount, as a PDF."""
    page = Image.new("RGB", PAGE, "#ffffff")
    pen = ImageDraw.Draw(page)
    large, usual = ImageFont.load_default(52), ImageFont.load_default(32)
    pen.rectangle((0, 0, PAGE[0], 150), fill="#14524a")
    pen.text((80, 45), title, fill="#ffffff", font=large)
    pen.text((80, 260), f"Ménage : {household}", fill="#17211f", font=usual)
    pen.text((80, 330), f"Objet : {works}", fill="#17211f", font=usual)
    pen.text((80, 460), "Document fictif, sans valeur. Aucun montant n’y figure.", fill="#4b5a56", font=usual)
    out = io.BytesIO()
    page.save(out, "PDF", resolution=150, title=title)
    return SimpleUploadedFile(f"{slugify(title)}.pdf", out.getvalue(), content_type="application/pdf")
