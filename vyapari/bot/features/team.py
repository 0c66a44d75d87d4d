"""The shop's people: who they are, what they may do, and how they come and go."""

import secrets
from datetime import timedelta

from vyapari.books.commands import Booked, InviteMember, Refusal, SetMember
from vyapari.books.shop import Member, Right, Role
from vyapari.bot.features import forms, pressed
from vyapari.bot.features.gate import needs, sentence
from vyapari.bot.features.join import PREFIX, token_hash
from vyapari.bot.features.pages import grid
from vyapari.bot.reply import Button, Replies, Reply
from vyapari.bot.routes import Routes
from vyapari.bot.texts import Markup
from vyapari.bot.turn import Turn

#: How long an invitation is good.
GOOD_FOR = timedelta(hours=48)
_INVITED = (Role.STAFF, Role.ACCOUNTANT)


@needs(Right.TEAM)
async def team(turn: Turn) -> Replies:
    """``/team``: the list."""
    return await _listing(turn)


@needs(Right.TEAM)
async def press(turn: Turn) -> Replies:
    """``team``: the list; ``team:<user>``: one of them; ``team:<user>:<role|out|gone>``."""
    if not turn.args:
        return await _listing(turn)
    member = await _member(turn)
    if len(turn.args) == 1:
        return _person(turn, member)
    choice = pressed.word(turn, 1, (*Role, "out", "gone"))
    if choice == "out":
        return _sure(turn, member)
    role = None if choice == "gone" else Role(choice)
    step = SetMember(member.user_id, role)
    data = {"name": member.name, "role": role}
    return forms.told(turn, await turn.book(step, reply="team-changed", data=data))


@needs(Right.TEAM)
async def invite(turn: Turn) -> Replies:
    """``invite:<role>``: a link that makes whoever opens it first a member."""
    role = Role(pressed.word(turn, 0, _INVITED))
    if not turn.private:
        return sentence(turn, "team-invite-in-private")
    token = secrets.token_urlsafe(18)
    step = InviteMember(token_hash(token), role, turn.at + GOOD_FOR)
    outcome = await turn.book(step, reply="team-invited", data={"role": role})
    if isinstance(outcome, Refusal) or not await turn.store.people.invitation(step.token_hash):
        # An update that is run again finds its first token booked, which nobody knows any more.
        return forms.told(turn, outcome)
    link = f"https://t.me/{turn.bot_username}?start={PREFIX}{token}"
    return Reply(text=turn.say(f"team-link-{role.value}", shop=turn.shop.name, link=link))


async def _listing(turn: Turn) -> Reply:
    say = turn.say
    members = await turn.store.people.members(turn.shop.id)
    lines = [say("team-title", shop=turn.shop.name)]
    for member in members:
        role = say.plain(f"team-role-{member.role.value}")
        lines.append(say("team-line", name=member.name, role=role))
    people = [Button(member.name[:30], f"team:{member.user_id}") for member in members]
    invites = tuple(
        Button(say.plain(f"team-invite-{role.value}"), f"invite:{role.value}") for role in _INVITED
    )
    return Reply(
        text=Markup("\n".join(lines)),
        buttons=(*grid(people), invites),
        edit=turn.kind == "button",
    )


def _person(turn: Turn, member: Member) -> Reply:
    say, prefix = turn.say, f"team:{member.user_id}"
    roles = [
        Button(say.plain(f"team-make-{role.value}"), f"{prefix}:{role.value}")
        for role in Role
        if role is not member.role
    ]
    out = Button(say.plain("team-out"), f"{prefix}:out")
    back = Button(say.plain("team-back"), "team")
    role = say.plain(f"team-role-{member.role.value}")
    may = say(f"team-may-{member.role.value}")
    text = say("team-person", name=member.name, role=role, may=may)
    return Reply(text=text, buttons=(*grid(roles), (out, back)), edit=True)


def _sure(turn: Turn, member: Member) -> Reply:
    say = turn.say
    yes = Button(say.plain("team-out-yes"), f"team:{member.user_id}:gone")
    no = Button(say.plain("team-out-no"), f"team:{member.user_id}")
    return Reply(text=say("team-out-sure", name=member.name), buttons=((yes, no),), edit=True)


async def _member(turn: Turn) -> Member:
    """The member of this shop that the pressed button is about."""
    wanted = pressed.word(turn, 0)
    for member in await turn.store.people.members(turn.shop.id):
        if str(member.user_id) == wanted:
            return member
    raise pressed.Unreadable


async def _changed(turn: Turn, booked: Booked) -> Reply:
    told = booked.reply_data
    key = f"team-now-{told['role']}" if told["role"] else "team-now-gone"
    back = Button(turn.say.plain("team-back"), "team")
    return Reply(text=turn.say(key, name=told["name"]), buttons=((back,),), edit=True)


async def _invited(turn: Turn, booked: Booked) -> Reply:
    again = Button(turn.say.plain("team-invite-again"), f"invite:{booked.reply_data['role']}")
    return Reply(text=turn.say("team-link-lost"), buttons=((again,),))


ROUTES = Routes(
    commands={"team": team},
    buttons={"team": press, "invite": invite},
    replies={"team-changed": _changed, "team-invited": _invited},
)
