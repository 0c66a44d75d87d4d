"""``vyapari erase SHOP``: what its owner's /forget does, by the operator."""

import argparse
import asyncio
import sys
from datetime import UTC, datetime

from vyapari.books.commands import Booked, Command, EraseShop
from vyapari.books.shop import Role
from vyapari.bot.inbox.copying import forget
from vyapari.cli.books import find_shop, open_books
from vyapari.cli.inbox import shared as letters
from vyapari.errors import Misconfigured, Unavailable
from vyapari.ops.plural import counted
from vyapari.parts import open_shared
from vyapari.settings import Settings, load_settings
from vyapari.store import Store
from vyapari.store.erasures import Erasures
from vyapari.store.home import holder
from vyapari.store.overview import ShopLine


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``SHOP``, and ``--yes``."""
    parser.add_argument("shop", metavar="SHOP", help="its id as vyapari shops tells it")
    parser.add_argument("--yes", action="store_true", help="do not ask")
    parser.epilog = (
        "Erases the shop's books, catalogue, people, chats and messages for good, also those that"
        " failed and wait in the inbox's dead letters. Backups made before still have them. Give"
        " the shop what is its own first: vyapari export SHOP"
    )


def main(chosen: argparse.Namespace) -> int:
    """Erase it once its id has been typed; 1 if it was not."""
    return asyncio.run(_erase(load_settings(), chosen.shop, asked=not chosen.yes))


async def _erase(settings: Settings, short: str, *, asked: bool) -> int:
    async with open_books(settings) as store:
        shop = await find_shop(store, short)
        if asked and not _is_meant(shop):
            sys.stdout.write("nothing was erased\n")
            return 1
        if settings.redis_url is not None:  # before anything is erased: what it has goes, too
            async with open_shared(settings) as shared:
                await shared.call("PING")
        record = await store.overview.record(shop.id) or {}
        await _apply(store, shop.id)
        removed = await _remove_files(store)
    lanes = {str(chat["chat_id"]) for chat in record.get("chats", [])}
    dead = forget(settings.vyapari_home, lanes)
    if settings.redis_url is not None:
        async with open_shared(settings) as shared:
            dead += await letters.forget(shared, lanes)
            erasures = Erasures(shared)
            erasures.mark(shop.id)
            await erasures.tell()
    erased = f"{counted(shop.vouchers, 'voucher')} and {counted(dead, 'dead letter')}"
    sys.stdout.write(f"{shop.id[:8]}: erased with {erased}\n")
    if not removed:
        sys.stdout.write(
            "the storage cannot be reached: what was sent by link goes once a bot runs that can\n"
        )
    if settings.redis_url is not None:
        sys.stdout.write("bots that run forget it within seconds\n")
    elif holder(settings.vyapari_home) is not None:
        sys.stdout.write("the bot that runs forgets it within six hours; at once if restarted\n")
    return 0


async def _remove_files(store: Store) -> bool:
    """Whether what was sent by link is gone: perhaps no bot runs that would see to it."""
    if store.files is None:
        return True
    try:
        while await store.files.sweep(datetime.now(UTC)):
            pass
    except Unavailable:
        return False
    return True


def _is_meant(shop: ShopLine) -> bool:
    short = shop.id[:8]
    people = counted(shop.members, "person", "people")
    sys.stdout.write(
        f"{short}: {people}, {counted(shop.vouchers, 'voucher')}, since"
        f" {shop.created_at:%Y-%m-%d}. This cannot be taken back.\nType {short} to erase it: "
    )
    sys.stdout.flush()
    return sys.stdin.readline().strip() == short


async def _apply(store: Store, shop_id: str) -> None:
    """By the same command as its owner's, in an owner's name: the books let nobody else."""
    members = await store.people.members(shop_id)
    owner = next((each.user_id for each in members if each.role is Role.OWNER), None)
    if owner is None:
        raise Misconfigured("SHOP: it has no owner in whose name it could be erased")
    outcome = await store.submit(
        Command(f"operator erases {shop_id}", shop_id, owner, datetime.now(UTC), (EraseShop(),))
    )
    if not isinstance(outcome, Booked):
        raise Misconfigured(f"SHOP: the books refuse to erase it ({outcome.code}); try again")
