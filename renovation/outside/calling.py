"""One GET: time-out, allowed host only, no redirect, no address of our own network, a bounded answer (I10, I11)."""

import ipaddress
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

import httpx

from renovation.outside import breaker
from renovation.outside.failures import OutsideFailure, ServiceClosed, TooManyRequests
from renovation.outside.opening import Service, is_open

AGENT = "Maisonnee (plateforme de renovation energetique)"
DEFAULT_WAIT_S = 10.0
LONGEST_WAIT_S = 60.0


@dataclass(frozen=True)
class Answer:
    content: bytes
    headers: Mapping[str, str]


def call(
    service: Service,
    url: str = "",
    *,
    params: Mapping[str, str | int] | None = None,
    transport: httpx.BaseTransport | None = None,
) -> Answer:
    """The answer of the service, or a failure told in French. Nothing of the request is logged.

    `url` may be a whole address that the service gave ("next"): it must stand on the host of the service.
    `transport` replaces the network: recorded answers of the tests.
    """
    if not is_open(service):
        raise ServiceClosed(f"Le service « {service.name} » n’est pas ouvert sur cette installation.")
    if breaker.rests(service.name):
        raise ServiceClosed(f"Le service « {service.name} » ne répond plus : nouvel essai dans une minute.")
    address = url if "://" in url else f"{service.base_url.rstrip('/')}/{url.lstrip('/')}".rstrip("/")
    _check_address(address, service, resolves=transport is None)
    try:
        answer = _get(service, address, params, transport)
    except httpx.HTTPError as error:
        breaker.failed(service.name)
        raise OutsideFailure(f"Le service « {service.name} » ne répond pas ({type(error).__name__}).") from error
    breaker.answered(service.name)
    return answer


def _get(
    service: Service,
    address: str,
    params: Mapping[str, str | int] | None,
    transport: httpx.BaseTransport | None,
) -> Answer:
    with (
        httpx.Client(
            timeout=service.timeout_s,
            follow_redirects=False,
            trust_env=False,
            transport=transport,
            headers={"User-Agent": AGENT, "Accept-Encoding": "gzip"},
        ) as client,
        client.stream("GET", address, params=params) as response,
    ):
        if response.status_code == httpx.codes.TOO_MANY_REQUESTS:
            raise TooManyRequests("Le service demande d’attendre.", wait_s=_wait_of(response))
        if response.status_code >= httpx.codes.INTERNAL_SERVER_ERROR:
            breaker.failed(service.name)
        if response.status_code != httpx.codes.OK:
            raise OutsideFailure(f"Le service « {service.name} » a répondu {response.status_code}.")
        return Answer(_bounded(response, service), dict(response.headers))


def _bounded(response: httpx.Response, service: Service) -> bytes:
    content = bytearray()
    for part in response.iter_bytes():
        content += part
        if len(content) > service.max_bytes:
            raise OutsideFailure(f"La réponse du service « {service.name} » est trop longue.")
    return bytes(content)


def _wait_of(response: httpx.Response) -> float:
    told = response.headers.get("Retry-After", "")
    return min(float(told), LONGEST_WAIT_S) if told.isdigit() else DEFAULT_WAIT_S


def _check_address(address: str, service: Service, *, resolves: bool) -> None:
    asked, own = urlsplit(address), urlsplit(service.base_url)
    if (asked.scheme, asked.netloc) != (own.scheme, own.netloc):
        raise OutsideFailure(f"Le service « {service.name} » renvoie vers une autre adresse : refusé.")
    if not resolves:
        return
    try:
        found = socket.getaddrinfo(asked.hostname, asked.port or 443, type=socket.SOCK_STREAM)
    except OSError as error:
        breaker.failed(service.name)
        raise OutsideFailure(f"L’adresse du service « {service.name} » est introuvable.") from error
    if not all(ipaddress.ip_address(place[4][0]).is_global for place in found):
        raise OutsideFailure(f"L’adresse du service « {service.name} » est celle d’un réseau privé : refusé.")
