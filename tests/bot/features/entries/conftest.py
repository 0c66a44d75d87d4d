"""A merchant to speak for, in each language."""

from collections.abc import Awaitable, Callable

import pytest

from tests.bot.features.merchant import Merchant, merchant
from vyapari.bot.features import agent, delete, undo
from vyapari.bot.features.entries import ROUTES
from vyapari.bot.routes import Routes
from vyapari.store.store import Store

Open = Callable[..., Awaitable[Merchant]]


@pytest.fixture
def opened(store: Store) -> Open:
    """Opens the shop in a language, with settings of its own."""

    async def open_shop(language: str = "en", **shop: object) -> Merchant:
        routes = Routes.of((ROUTES, agent.ROUTES, undo.ROUTES, delete.ROUTES))
        return await merchant(store, routes, language, **shop)

    return open_shop


@pytest.fixture
async def mina(opened: Open) -> Merchant:
    """The owner, in English."""
    return await opened()
