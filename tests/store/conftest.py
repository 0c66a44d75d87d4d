"""A shop whose books are open."""

import pytest

from tests.store.ledger import Keeper
from vyapari.store import Store


@pytest.fixture
async def shop(store: Store) -> Keeper:
    keeper = Keeper(store)
    await keeper.open()
    return keeper
