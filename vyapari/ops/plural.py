"""How many there are of something, in the operator's English."""


def counted(count: int, one: str, many: str | None = None) -> str:
    """``1 shop``, ``2 shops``, ``1,200 people``; unless told, ``many`` is ``one`` with an s."""
    return f"{count:,} {one if count == 1 else many or f'{one}s'}"
