"""A phone's place in a room: a random number in a cookie, and a hash of it in the log."""

import hashlib
import secrets

from aiohttp import web

BYTES = 16


def cookie_name(code: str) -> str:
    """A room's cookie; two rooms on one phone do not mix."""
    return f"place-{code}"


def new_token() -> str:
    """A phone's number: 128 bits by chance."""
    return secrets.token_urlsafe(BYTES)


def who(code: str, token: str) -> str:
    """What stands for a phone in the room's log; the cookie cannot be found from it."""
    return hashlib.blake2b(f"{code} {token}".encode(), digest_size=12).hexdigest()


def of(request: web.Request, code: str) -> str | None:
    """The phone that asks; None where it has no place yet."""
    token = request.cookies.get(cookie_name(code), "")
    return who(code, token) if BYTES <= len(token) <= 4 * BYTES else None


def give(response: web.StreamResponse, code: str, token: str, *, secure: bool) -> None:
    """Give a phone its number, for this room and until its browser is closed or a day is over."""
    response.set_cookie(
        cookie_name(code),
        token,
        path=f"/{code}",
        max_age=24 * 60 * 60,
        httponly=True,
        samesite="Strict",
        secure=secure,
    )


def take(response: web.StreamResponse, code: str) -> None:
    """Take the number back."""
    response.del_cookie(cookie_name(code), path=f"/{code}", httponly=True, samesite="Strict")
