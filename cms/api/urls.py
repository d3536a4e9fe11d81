"""Addresses of the public JSON. What stands under them and is none of these is refused in JSON too."""

from django.urls import URLPattern, path

from cms.api.views import check, companies, company, unknown, works

urlpatterns: list[URLPattern] = [
    path("travaux/", works, name="api_works"),
    path("entreprises/", companies, name="api_companies"),
    path("entreprises/<str:siret>/", company, name="api_company"),
    path("verification/", check, name="api_check"),
    path("<path:rest>", unknown, name="api_unknown"),
]
