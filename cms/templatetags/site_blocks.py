"""What blocks and pages of the site need while they are drawn."""

from typing import Any

from django import template
from django.template.context import Context
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from wagtail.rich_text import expand_db_html

from cms.models.aids import AidPage, aids_under
from cms.models.questions import FrequentQuestion, questions_of
from cms.photographs import Photograph
from cms.photographs import photograph as made_photograph
from cms.queries.sites import home_of
from cms.rules.outline import Outlined, outlined

register = template.Library()

SHORTEST_SUMMARY = 3


@register.simple_tag(takes_context=True)
def explain(context: Context, value: Any) -> SafeString:
    """Rich text, with the words of the glossary explained where the page first uses them."""
    html = expand_db_html(getattr(value, "source", value) or "")
    explainer = context.get("explainer")
    if explainer is None:
        return mark_safe(html)  # noqa: S308 (rich text of an editor, cleaned when it was written)
    glossary = getattr(context.get("frame_links"), "glossary_url", "")
    return mark_safe(explainer.explain(html, glossary))  # noqa: S308 (the same, and terms that are escaped)


@register.simple_tag(takes_context=True)
def outline(context: Context, body: Any) -> Outlined:
    """The body drawn once, its titles anchored; `headings` is empty when a summary would be too short."""
    found = outlined(str(body.render_as_block(context=context.flatten())))
    return Outlined(mark_safe(found.html), found.headings if len(found.headings) >= SHORTEST_SUMMARY else ())  # noqa: S308


@register.simple_tag(takes_context=True)
def aids_for(context: Context, audience: str) -> list[AidPage]:
    """The fact pages of the site that is asked for."""
    home = home_of(context["request"]) if "request" in context else None
    return aids_under(home, audience=audience, on=timezone.localdate()) if home is not None else []


@register.simple_tag(takes_context=True)
def questions_about(context: Context, topic: str) -> list[FrequentQuestion]:
    """The frequent questions of the platform that is asked for, on one topic."""
    return questions_of(context.get("platform"), topic)


@register.simple_tag
def photograph(image: Any, layout: str) -> Photograph:
    """A photograph for one place of a page."""
    return made_photograph(image, layout)


@register.filter
def weight(size: int | None) -> str:
    """The weight of a file as people read it: « 340 Ko », « 1,2 Mo »."""
    kilobytes = max(1, round((size or 0) / 1000))
    if kilobytes < 1000:
        return f"{kilobytes}\N{NO-BREAK SPACE}Ko"
    return f"{kilobytes / 1000:.1f}\N{NO-BREAK SPACE}Mo".replace(".", ",")


@register.filter
def language_code(code: str) -> str:
    """The code that `hreflang` and `lang` take: easy French is French."""
    return code.split("-", maxsplit=1)[0]
