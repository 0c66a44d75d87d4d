"""Files of a shop in a project's storage, as tests of them look at them."""

import httpx
import psycopg

from tests.conftest import Postgres, Project
from tests.store.ledger import Keeper
from vyapari.store.files import Files, Link

PDF = b"%PDF-1.7 of a bill"
BUCKET = "vyapari-papers"


def files_of(keeper: Keeper) -> Files:
    assert keeper.store.files is not None
    return keeper.store.files


async def linked(keeper: Keeper, about: str, pdf: bytes = PDF, title: str = "Bill.pdf") -> str:
    link = await files_of(keeper).link(keeper.shop_id, about, pdf, title)
    assert isinstance(link, Link)
    return link.url


async def opened(url: str) -> httpx.Response:
    """As a customer opens it, without any key."""
    async with httpx.AsyncClient() as customer:
        return await customer.get(url)


async def gone(url: str) -> bool:
    answer = await opened(url)
    return answer.status_code >= 400 and PDF not in answer.content


def object_of(url: str) -> str:
    return httpx.URL(url).path.rpartition("/")[2]


def rows(postgres: Postgres, project: Project) -> int:
    with psycopg.connect(postgres.conninfo(project.database)) as connection:
        row = connection.execute("select count(*) from vyapari.files").fetchone()
    assert row
    return int(row[0])
