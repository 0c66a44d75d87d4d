"""All checks, in the order in which they are told."""

from functools import partial

from vyapari.cli.doctor import (
    database,
    gemini,
    inbox,
    lettering,
    machine,
    project,
    redis,
    telegram,
)
from vyapari.cli.doctor import (
    settings as configuration,
)
from vyapari.cli.doctor.finding import Check
from vyapari.settings import Settings
from vyapari.store.home import holder


def checks(settings: Settings) -> list[Check]:
    """What there is to look at with these settings."""
    held = _holder(settings)  # before a check holds it
    books = (
        Check("books", partial(project.look, settings), 40)
        if settings.supabase_root
        else Check("books", partial(database.look, settings, held), 90)
    )
    return [
        Check("settings", partial(configuration.look, settings)),
        Check("telegram", partial(telegram.look, settings, held), 40),
        Check("agents", partial(gemini.look, settings), 25),
        books,
        *(
            [Check("migrations", partial(project.look_at_database, settings))]
            if settings.supabase_db_url
            else []
        ),
        *([Check("redis", partial(redis.look, settings), 25)] if settings.redis_url else []),
        Check("inbox", partial(inbox.look, settings)),
        Check("papers", lettering.look, 40),
        Check("disk", partial(machine.disk, settings)),
        Check("memory", partial(machine.memory, settings)),
        Check("files", machine.files),
        Check("zones", machine.zones),
    ]


def _holder(settings: Settings) -> int | None:
    """The process that holds the data folder; ``None`` also where that cannot be seen."""
    try:
        return holder(settings.vyapari_home)
    except OSError:  # which the check of the folder tells
        return None
