"""Old addresses that lead to new ones. Wagtail adds its own when a page is moved or renamed; here one writes others."""

from typing import Any, ClassVar
from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from wagtail.admin.widgets import AdminPageChooser
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from cms.models.platform_site import platform_of_place
from cms.own_records.policy import OwnPlatformPolicy, edited_platform_ids
from cms.own_records.viewset import OwnRecordForm, OwnRecordViewSet
from cms.tree import address_of


class OwnSitePolicy(OwnPlatformPolicy):
    """A redirection belongs to a site, and the site to a platform."""

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Redirect) -> bool:
        return instance.site_id in _site_ids(user)

    def user_has_any_permission_for_instance(self, user: Any, actions: Any, instance: Redirect) -> bool:
        return instance.site_id in _site_ids(user)

    def instances_user_has_any_permission_for(self, user: Any, actions: Any) -> "QuerySet[Redirect]":
        found: QuerySet[Redirect] = Redirect.objects.filter(site_id__in=_site_ids(user)).select_related("redirect_page")
        return found


class RedirectForm(OwnRecordForm):
    """From an address of one's own site to one of its pages, or to an address elsewhere."""

    def limit_to_own(self) -> None:
        field = self.fields["site"]
        field.queryset = Site.objects.filter(pk__in=_site_ids(self.for_user)).order_by("site_name")
        field.required = True
        if len(field.queryset) == 1:
            field.initial = field.queryset[0]
            field.widget = forms.HiddenInput()
        self.fields["redirect_page"].widget = AdminPageChooser()

    def clean_old_path(self) -> str:
        path = str(Redirect.normalise_path(self.cleaned_data["old_path"]))
        if path == "/":
            raise ValidationError("L’accueil ne peut pas être redirigé.")
        return path

    def clean_redirect_link(self) -> str:
        link = str(self.cleaned_data["redirect_link"]).strip()
        if link and not link.startswith("/") and urlsplit(link).scheme not in ("http", "https"):
            raise ValidationError("Écrivez une adresse qui commence par https:// ou par « / ».")
        return link

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        page, site = cleaned.get("redirect_page"), cleaned.get("site")
        if not self.errors and bool(page) == bool(cleaned.get("redirect_link")):
            raise ValidationError({"redirect_page": "Choisissez une page, ou écrivez une adresse."})
        if page is not None and site is not None:
            platform = platform_of_place(page)
            if platform is None or platform.platform_site.site_id != site.pk:
                raise ValidationError({"redirect_page": "Choisissez une page de ce site."})
        if not self.errors and site is not None:
            self._refuse_circles(site, cleaned["old_path"], cleaned.get("redirect_link") or address_of(page))
        return cleaned

    def _refuse_circles(self, site: Site, old_path: str, target: str) -> None:
        """An old address leads neither to itself nor to another old address of the site."""
        if urlsplit(target).hostname not in (None, site.hostname):
            return
        path = Redirect.normalise_path(target)
        if path == old_path:
            raise ValidationError({"old_path": "Cette adresse mènerait à elle-même."})
        if Redirect.objects.filter(site=site, old_path=path).exclude(pk=self.instance.pk).exists():
            raise ValidationError({"redirect_link": "Cette adresse est elle-même redirigée. Écrivez son arrivée."})


class RedirectViewSet(OwnRecordViewSet):
    model = Redirect
    own_fields: ClassVar = ["old_path", "redirect_page", "redirect_link", "is_permanent"]
    name = "redirections"
    url_prefix = "redirections"
    icon = "redirect"
    menu_label = "Redirections"
    menu_order = 248
    list_display: ClassVar = ["old_path", "redirect_page", "redirect_link", "automatically_created"]

    @property
    def permission_policy(self) -> OwnSitePolicy:
        return OwnSitePolicy(self.model)

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm[Model]]:
        return forms.modelform_factory(self.model, form=RedirectForm, fields=["site", *self.own_fields])


def _site_ids(user: Any) -> frozenset[int]:
    sites = Site.objects.filter(platform_site__platform_id__in=edited_platform_ids(user))
    return frozenset(sites.values_list("pk", flat=True))


redirect_viewset = RedirectViewSet()
