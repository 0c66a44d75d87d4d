"""Quotations and challans: numbered once, kept apart from the books."""

from tests.store.ledger import TODAY, Keeper, new_id, sale
from vyapari.books.commands import IssueSlip
from vyapari.books.slip import Slip, SlipKind


def slip(kind: SlipKind, item: str, party: str | None = None) -> Slip:
    return Slip(new_id(), kind, TODAY, sale((item, 2, 50), party=party))


async def test_each_kind_has_numbers_of_its_own_without_gaps(shop: Keeper) -> None:
    tea = await shop.item("Tea")
    kinds: list[SlipKind] = ["quotation", "challan", "quotation"]
    numbers = [
        (await shop.do(IssueSlip(slip(kind, tea)))).results[0]["slip"]["number"] for kind in kinds
    ]
    assert numbers == ["QTN/26-27/000001", "DC/26-27/000001", "QTN/26-27/000002"]


async def test_a_slip_moves_nothing_and_is_read_back_as_it_was(shop: Keeper) -> None:
    tea, ramesh = await shop.item("Tea"), await shop.party("Ramesh")
    issued = slip("quotation", tea, ramesh)
    await shop.do(IssueSlip(issued))
    found = await shop.store.slip(shop.shop_id, issued.id)
    assert found is not None
    assert found.voucher.lines == issued.voucher.lines
    assert (found.voucher.party_id, found.voucher.party_name) == (ramesh, "Ramesh")
    assert (found.number, found.issued_by) == ("QTN/26-27/000001", shop.user)
    assert (await shop.store.vouchers(shop.shop_id)).count == 0
    assert (await shop.store.stock(shop.shop_id)).rows[0].qty == 0


async def test_issuing_it_again_leaves_it_as_it_is(shop: Keeper) -> None:
    tea = await shop.item("Tea")
    issued = slip("challan", tea)
    first = await shop.do(IssueSlip(issued))
    again = await shop.do(IssueSlip(issued))
    assert again.results == first.results
    assert len(await shop.store.slips(shop.shop_id, "challan")) == 1
    assert await shop.store.slips(shop.shop_id, "quotation") == ()


async def test_the_newest_come_first(shop: Keeper) -> None:
    tea = await shop.item("Tea")
    for _ in range(7):
        await shop.do(IssueSlip(slip("quotation", tea)))
    last = await shop.store.slips(shop.shop_id, "quotation", limit=3)
    assert [slip.number for slip in last] == [f"QTN/26-27/00000{n}" for n in (7, 6, 5)]


async def test_slips_are_their_own_shops_alone(shop: Keeper) -> None:
    tea = await shop.item("Tea")
    issued = slip("quotation", tea)
    await shop.do(IssueSlip(issued))
    rival = Keeper(shop.store, user=66)
    await rival.open()
    assert await shop.store.slip(rival.shop_id, issued.id) is None
    assert await shop.store.slips(rival.shop_id, "quotation") == ()
    # Nor does their id, taken by a rival, yield or replace them.
    assert (await rival.refused(IssueSlip(issued))).code == "invalid"
    thief = Keeper(shop.store, user=67, shop_id=shop.shop_id)
    assert (await thief.refused(IssueSlip(slip("quotation", tea)))).code == "forbidden"
    # A party of another shop cannot be named.
    stolen = await shop.party("Ramesh")
    assert (await rival.refused(IssueSlip(slip("quotation", tea, stolen)))).code == "invalid"
