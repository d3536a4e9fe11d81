"""F10: nothing that a person types can add a header to a mail."""

import unicodedata
from email import message_from_bytes, policy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renovation.outbox.delivery import message_of
from renovation.outbox.models import Mail
from renovation.outbox.rules.messages import Attachment, host_of, one_line, sender_address

NASTY = st.text(max_size=80).map(lambda text: f"{text}\r\nBcc: victim@elsewhere.example\n{text}")


@given(NASTY)
def test_f10_a_line_holds_no_break_nor_control_character(text: str) -> None:
    line = one_line(text)

    assert line.splitlines() in ([], [line])
    assert not any(unicodedata.category(character) in {"Cc", "Cf", "Zl", "Zp"} for character in line)


@given(subject=NASTY, name=NASTY)
def test_f10_subject_and_names_bring_no_header(subject: str, name: str) -> None:
    mail = Mail(
        recipient="jeanne@courriel.example",
        sender=sender_address(name, "contact@besancon.example"),
        subject=one_line(subject),
        message_id="<1@besancon.example>",
        text="Bonjour",
    )

    received = message_from_bytes(message_of(mail).message().as_bytes(), policy=policy.default)

    assert received["Bcc"] is None
    assert received.get_all("To") == ["jeanne@courriel.example"]
    assert received["From"].addresses[0].addr_spec == "contact@besancon.example"


def test_french_spaces_stay_in_a_subject() -> None:
    assert one_line("Votre rendez-vous\u00a0: 9\u202fh") == "Votre rendez-vous\u00a0: 9\u202fh"


def test_an_invitation_keeps_its_method_and_its_content() -> None:
    content = "BEGIN:VCALENDAR é".encode()
    calendar = Attachment("rendez-vous.ics", "text/calendar; method=REQUEST; charset=utf-8", content)
    mail = Mail(recipient="a@b.example", sender="c@d.example", message_id="<1@d>", subject="s", text="t")
    mail.attachments = [calendar.as_json()]

    part = next(part for part in message_of(mail).message().walk() if part.get_content_type() == "text/calendar")

    assert part.get_param("method") == "REQUEST"
    assert part.get_filename() == "rendez-vous.ics"
    assert part.get_payload(decode=True) == content


@pytest.mark.parametrize(
    ("url", "host"), [("https://renover.example:8443/x", "renover.example"), ("sans adresse", "localhost")]
)
def test_the_host_of_a_message_id_is_the_platforms(url: str, host: str) -> None:
    assert host_of(url) == host
