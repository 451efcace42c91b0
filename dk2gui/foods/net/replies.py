# SPDX-License-Identifier: MIT
"""What a status other than success means for a user, and when to try again."""

import datetime as dt
import math
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Final

from dk2gui.foods.net.errors import FailureKind, OnlineError

_LONGEST_PAUSE: Final = dt.timedelta(days=1)
"""What a service may ask for; more is a slip of theirs that would shut it out for good."""
_MINUTE: Final = dt.timedelta(minutes=1)
_HOUR: Final = dt.timedelta(hours=1)


def retry_time(header: str | None, now: dt.datetime) -> dt.datetime | None:
    """The time that a Retry-After header names, in seconds or as a date; None if it names none.

    It is at most a day from `now`, and None when it is past.
    """
    if header is None:
        return None
    try:
        if header.strip().isdecimal():
            until = now + min(dt.timedelta(seconds=int(header)), _LONGEST_PAUSE)
        else:
            said = parsedate_to_datetime(header)
            until = min(said if said.tzinfo else said.replace(tzinfo=dt.UTC), now + _LONGEST_PAUSE)
    except OverflowError:
        until = now + _LONGEST_PAUSE
    except ValueError:
        return None
    return until if until > now else None


def said_time(wait: dt.timedelta) -> str:
    """`try again in 12 minutes` and the like, rounded up."""
    # The microsecond by which waits were rounded up is none to speak of.
    wait -= dt.timedelta.resolution
    for unit, name in ((_HOUR, "hour"), (_MINUTE, "minute"), (dt.timedelta(seconds=1), "second")):
        if wait > unit or name == "second":
            count = max(math.ceil(wait / unit), 1)
            return f"try again in {count} {name}{'' if count == 1 else 's'}"
    raise AssertionError


def failure_of_status(
    title: str,
    about: str,
    status: int,
    *,
    has_key: bool,
    now: dt.datetime,
    retry_at: dt.datetime | None,
) -> OnlineError:
    """The error for a reply that is no success."""
    later = said_time(retry_at - now) if retry_at else "try again later"
    kind: FailureKind
    if status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN) and has_key:
        kind, what = "wrong_key", "does not accept the key; check it in the look-up window"
    elif status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN):
        kind, what = "refused", f"refuses to answer; {later}"
    elif status in (HTTPStatus.NOT_FOUND, HTTPStatus.GONE):
        kind, what = "not_found", f"does not know {about}"
    elif status == HTTPStatus.TOO_MANY_REQUESTS:
        kind, what = "too_many", f"was asked too often; {later}"
    elif status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        kind, what = "server", f"has a problem of its own ({status}); {later}"
    else:
        kind, what = "unexpected", f"did not understand the question ({status})"
    return OnlineError(f"{title} {what}.", kind, retry_at)
