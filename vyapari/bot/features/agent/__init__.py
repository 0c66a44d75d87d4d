"""What quick understanding passes on, voice notes and photos: read by agents, booked as ever."""

from vyapari.bot.features.agent import answer, media, paper
from vyapari.bot.routes import Routes

ROUTES = Routes(
    buttons={"paper": paper.press},
    questions={paper.KIND: paper.answer},
    replies={"agent-said": answer.said, "paper": paper.shown, "pages": media.waiting},
    passed=answer.passed_on,
)
