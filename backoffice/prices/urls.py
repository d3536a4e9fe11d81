from django.urls import path

from backoffice.prices import exchange, reading, references

urlpatterns = [
    path("", reading.prices, name="prices"),
    path("travaux/<slug:works_slug>/", reading.price_type, name="price_type"),
    path("contributions/", reading.price_contributions, name="price_contributions"),
    path("references/", references.price_references, name="price_references"),
    path("references/nouvelle/", references.price_new, name="price_new"),
    path("references/<uuid:reference_id>/", references.price_reference, name="price_reference"),
    path("references/<uuid:reference_id>/ecarter/", references.price_set_aside, name="price_set_aside"),
    path("references/<uuid:reference_id>/retablir/", references.price_restore, name="price_restore"),
    path("importer/", exchange.price_import, name="price_import"),
    path("importer/modele.csv", exchange.price_model, name="price_model"),
    path("exporter/", exchange.price_export, name="price_export"),
]
