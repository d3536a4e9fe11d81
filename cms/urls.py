"""Addresses of the public site that are not pages of the tree."""

from django.urls import URLPattern, URLResolver, path, re_path

from cms.views.directory import company, directory
from cms.views.feed import NewsFeed
from cms.views.manual import booklet, manual
from cms.views.search import search
from cms.views.site_map import sitemap_page
from cms.views.theme import theme

app_name = "cms"
urlpatterns: list[URLPattern | URLResolver] = [
    path("annuaire/", directory, name="directory"),
    re_path(r"^annuaire/(?P<siret>[0-9]{14})/$", company, name="company"),
    path("recherche/", search, name="search"),
    path("plan-du-site/", sitemap_page, name="sitemap_page"),
    path("actualites.xml", NewsFeed(), name="feed"),
    path("aide/", manual, name="manual"),
    path("aide/<slug:role>/", booklet, name="manual_booklet"),
    path("theme/", theme, name="theme"),
]
