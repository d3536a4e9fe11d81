"""The head of the pages of the site."""

from django import template
from django.template.context import Context
from django.utils.safestring import SafeString, mark_safe

from cms.queries.measure import Counting, counting_for, measure_of, refuses
from cms.seo import Head, address_of_reference, head_of

register = template.Library()


@register.simple_tag(takes_context=True)
def page_head(context: Context) -> Head:
    """The head of the page of the tree that is drawn."""
    read = {name: context.get(name) for name in ("questions", "trail")}
    return head_of(context["page"], context["request"], read)


@register.simple_tag(takes_context=True)
def here(context: Context) -> str:
    """The address of reference of a page that is not of the tree."""
    request = context["request"]
    return address_of_reference(request, request.path)


@register.simple_tag(takes_context=True)
def counting(context: Context) -> Counting | None:
    """Where this visit is counted; the content policy of the page is told."""
    request = context["request"]
    found = counting_for(request)
    if found is not None:
        request.measure_origin = found.origin
    return found


@register.simple_tag(takes_context=True)
def measure_state(context: Context) -> str:
    """For the page of cookies: "" without a measure, else whether this device is "counted" or "refused"."""
    request = context["request"]
    if measure_of(getattr(request, "platform", None)) is None:
        return ""
    return "refused" if refuses(request) else "counted"


@register.filter
def as_json(data: str) -> SafeString:
    """Structured data, whose marks were escaped when they were written."""
    return mark_safe(data)  # noqa: S308 (cms.rules.json_ld)
