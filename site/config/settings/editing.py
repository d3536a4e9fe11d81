"""The admin of the site's editors: Wagtail in French, without calls to the outside, with checked uploads."""

import os

WAGTAIL_SITE_NAME = "Maisonnée"
WAGTAIL_I18N_ENABLED = False
# The admin speaks French to everybody, whatever the browser asks for.
WAGTAILADMIN_PERMITTED_LANGUAGES = [("fr", "Français")]
# Dates as people write them here: in the other order, the calendar of the admin puts today in their place.
WAGTAIL_DATE_FORMAT = "%d/%m/%Y"
WAGTAIL_DATETIME_FORMAT = "%d/%m/%Y %H:%M"
# A draft keeps itself once the typing pauses; sooner, each new block is said to be in error before it is filled.
WAGTAIL_AUTOSAVE_INTERVAL = 2000
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = False
WAGTAILADMIN_LOGIN_URL = "account_login"
# Pages and documents behind a password ask for it on a page of ours.
WAGTAIL_PASSWORD_REQUIRED_TEMPLATE = "cms/password_required.html"
WAGTAILDOCS_PASSWORD_REQUIRED_TEMPLATE = WAGTAIL_PASSWORD_REQUIRED_TEMPLATE

# Nothing of the site calls the outside (K6): no finder of embeds, pages of our own only.
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []
# Instances of PeerTube whose videos editors may place; like all videos, they load nothing before a click.
PEERTUBE_HOSTS = [host for host in os.environ.get("MAISONNEE_PEERTUBE_HOSTS", "").lower().split(",") if host]
WAGTAILSEARCH_BACKENDS = {
    "default": {"BACKEND": "wagtail.search.backends.database", "SEARCH_CONFIG": "maisonnee_french"},
}
# Uploads of the editors (E6): pictures that Pillow opens, no SVG; documents that are checked by their content.
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 8 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000
WAGTAILIMAGES_AVIF_QUALITY = 60
WAGTAILIMAGES_WEBP_QUALITY = 76
WAGTAILIMAGES_JPEG_QUALITY = 80
WAGTAILIMAGES_IMAGE_FORM_BASE = "cms.uploads.CheckedImageForm"
WAGTAILDOCS_EXTENSIONS = ["pdf", "odt", "docx"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_INLINE_CONTENT_TYPES: list[str] = []
WAGTAILDOCS_DOCUMENT_FORM_BASE = "cms.uploads.CheckedDocumentForm"
