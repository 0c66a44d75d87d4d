"""All that the bot can do, in one visible list."""

from vyapari.bot.features import (
    books,
    cashdesk,
    company,
    day,
    delete,
    entries,
    erase,
    export,
    forms,
    group,
    help,  # noqa: A004  named as its command
    invoices,
    item,
    items,
    join,
    khata,
    language,
    onboarding,
    parties,
    party,
    reports,
    settings,
    shops,
    stock,
    team,
    undo,
)
from vyapari.bot.routes import Routes

#: Every feature; two that claim the same name do not start.
FEATURES: tuple[Routes, ...] = (
    onboarding.ROUTES,
    join.ROUTES,
    group.ROUTES,
    language.ROUTES,
    shops.ROUTES,
    help.ROUTES,
    entries.ROUTES,
    undo.ROUTES,
    delete.ROUTES,
    stock.ROUTES,
    items.ROUTES,
    item.ROUTES,
    khata.ROUTES,
    cashdesk.ROUTES,
    parties.ROUTES,
    party.ROUTES,
    day.ROUTES,
    reports.ROUTES,
    invoices.ROUTES,
    export.ROUTES,
    books.ROUTES,
    company.ROUTES,
    settings.ROUTES,
    team.ROUTES,
    forms.ROUTES,
    erase.ROUTES,
)

ROUTES = Routes.of(FEATURES)
