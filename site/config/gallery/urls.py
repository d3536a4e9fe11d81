"""Addresses of the gallery."""

from django.urls import path

from config.gallery.views import gallery_brand, overview, sheet

app_name = "gallery"
urlpatterns = [
    path("", overview, name="overview"),
    path("marque/<slug:name>.css", gallery_brand, name="brand"),
    path("<slug:name>/", sheet, name="sheet"),
]
