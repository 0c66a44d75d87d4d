"""What quick understanding passes on, voice notes and photos: read by agents, booked as ever."""

from vyapari.bot.features.agent import answer, beside, media, paper, saying
from vyapari.bot.routes import Routes

ROUTES = Routes(
    buttons={"paper": paper.press},
    questions={paper.KIND: paper.answer},
    replies={
        "agent-said": saying.said,
        beside.REPLY: beside.render,
        "paper": paper.shown,
        "pages": media.waiting,
    },
    passed=answer.passed_on,
)
