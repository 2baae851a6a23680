"""Who gets what from the addresses of background work. The job is a colleague's, at cast.unit."""

from __future__ import annotations

from typing import Any

from tests.permission_rows import Given, Row

from rodtrad.foundation.jobs.services import enqueue, stop


def a_job(cast: Any) -> Given:
    job = enqueue(cast.actor("colleague"), "toy.count", {"steps": 2}, place=cast.unit)
    return Given({"code": job.code}, people={"owner": cast.colleague})


def a_stopped_job(cast: Any) -> Given:
    actor = cast.actor("colleague")
    job = enqueue(actor, "toy.count", {"steps": 2}, place=cast.unit)
    stop(actor, job)
    return Given({"code": job.code}, people={"owner": cast.colleague})


_SEEN = "302 404 404 404 404 404 404 404 200"
_DONE = "302 404 404 404 404 404 404 404 303"
ROWS = {
    #                stranger guest elected neighbour staff manager developer supervisor admin
    "jobs:list": Row(get="302 200 200 200 200 200 200 200 200"),
    "jobs:show": Row(get=_SEEN, given=a_job, more={"owner": "200 405"}),
    "jobs:stop": Row(get="405", post=_DONE, given=a_job, more={"owner": "405 303"}),
    "jobs:start-again": Row(get="405", post=_DONE, given=a_stopped_job, more={"owner": "405 303"}),
}
