"""A merchant to speak for, with all that the bot can do."""

from collections.abc import AsyncIterator, Awaitable, Callable

import pytest

from tests.bot.features.harness import Bot
from tests.bot.features.merchant import Merchant, merchant
from tests.conftest import Project
from vyapari.bench.lite import SECRET_KEY
from vyapari.bot.router import ROUTES
from vyapari.store.hosted import HostedBooks
from vyapari.store.store import Store

Open = Callable[..., Awaitable[Merchant]]


@pytest.fixture
def bot(store: Store) -> Bot:
    """A bot that nobody has spoken to yet."""
    return Bot(store, ROUTES)


@pytest.fixture
def opened(store: Store) -> Open:
    """Opens the shop in a language, with settings of its own."""

    async def open_shop(language: str = "en", **shop: object) -> Merchant:
        return await merchant(store, ROUTES, language, **{"set_up": True, **shop})

    return open_shop


@pytest.fixture
async def mina(opened: Open) -> Merchant:
    """The owner, in English."""
    return await opened()


@pytest.fixture
async def hosted(project: Project) -> AsyncIterator[Store]:
    """Books in a project, with links that last a week."""
    store = HostedBooks(project.server.url, SECRET_KEY, link_days=7).store
    yield store
    await store.close()
