"""Addresses of the house. French words, since people read them."""

from allauth.account.views import logout as account_logout
from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from config.brand import brand_stylesheet
from config.door.shadow import closed_logins
from config.media import picture

# Asked by allauth when a limit of the door is reached.
handler429 = "config.door.limits.too_many"
handler500 = "config.errors.server_error"

urlpatterns: list[URLPattern | URLResolver] = [
    path("marque/<slug:slug>.css", brand_stylesheet, name="brand"),
    path("media/<path:name>", picture, name="picture"),
    path("health/", include("config.health.urls")),
    path("boite-demo/", include("config.demo_mail.urls")),
    *([path("components/", include("config.gallery.urls"))] if settings.SHOW_COMPONENTS else []),
    *closed_logins(),
    path("cms/logout/", account_logout),
    path("compte/", include("config.door.urls")),
    path("bureau/", include("backoffice.urls")),
    path("", include("selfservice.urls")),
    path("cms/", include("cms.admin_urls")),
    path("cms/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("", include("cms.urls")),
    path("", include(wagtail_urls)),
]
